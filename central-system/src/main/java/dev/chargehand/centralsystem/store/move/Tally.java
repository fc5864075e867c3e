// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was moved.
///
/// @param rows how many rows of each table, in the order in which they were moved
public record Tally(Map<String, Long> rows) {
    /// Keeps the order.
    public Tally {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /// All rows together.
    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
