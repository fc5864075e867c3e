// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import org.jspecify.annotations.Nullable;

/// Which transactions to list, newest first.
///
/// @param chargePoint only those of this one; null for all
/// @param active only those that run
/// @param before only those with a lower id
/// @param limit at most so many
public record TransactionFilter(@Nullable String chargePoint, boolean active, int before, int limit) {
    /// The newest of all.
    public static TransactionFilter newest(int limit) {
        return new TransactionFilter(null, false, Integer.MAX_VALUE, limit);
    }
}
