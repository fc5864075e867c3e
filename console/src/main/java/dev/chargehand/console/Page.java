// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param items what is in it
/// @param next the cursor of the next part; null if this is the last
record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {
    /// The first `limit` of what was found with one more asked for, so that it is known whether there is a
    /// next part.
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Query.cursorFor(key.apply(items.getLast())));
    }
}
