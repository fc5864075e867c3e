// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.protocol.IdTag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tag that is known.
///
/// @param idTag the tag
/// @param parent its group
/// @param expiry when it ceases to be valid; absent means never
/// @param blocked whether an operator has locked it
/// @param maxTransactions how many transactions it may have at a time; absent means as many as it likes
/// @param note whose it is, or whatever an operator wrote
public record Tag(
        IdTag idTag,
        @Nullable IdTag parent,
        @Nullable Instant expiry,
        boolean blocked,
        @Nullable Integer maxTransactions,
        @Nullable String note) {
    /// A tag that is valid for ever.
    public static Tag valid(IdTag idTag) {
        return new Tag(idTag, null, null, false, null, null);
    }
}
