// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names of choices, as programs write them: in lower case, with hyphens.
final class Words {
    private Words() {}

    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param pointer where it stands in the body
    /// @throws ProblemException if there is no such choice
    static <E extends Enum<E>> E of(Class<E> type, String pointer, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice ->
                        of(choice).equalsIgnoreCase(word) || choice.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Json.badBody(
                        pointer,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Words::of)
                                        .collect(Collectors.joining(", "))));
    }
}
