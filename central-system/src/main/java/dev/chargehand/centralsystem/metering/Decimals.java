// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The numbers that meters send as text. Whatever the text is, reading it is cheap and never throws: the
/// length and the exponent are bounded before anything is computed with the number.
final class Decimals {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_SCALE = 20;
    private static final int LONGEST_EXCERPT = 40;

    private Decimals() {}

    /// The number; null if it is none, or one that no meter shows. Blanks around it do no harm. Digits of
    /// other scripts are none of the protocol's decimal numbers.
    static @Nullable BigDecimal parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NUMBER || !isAscii(stripped)) {
            return null;
        }
        try {
            var number = new BigDecimal(stripped);
            boolean sane = Math.abs((long) number.scale()) <= LARGEST_SCALE
                    && number.abs().compareTo(LARGEST) <= 0;
            return sane ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// Whether the number has digits after the point that are not 0.
    static boolean isFraction(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0;
    }

    /// The number as people write it, without an exponent or idle zeros.
    static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /// A text that came from outside, short enough for a sentence.
    static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
