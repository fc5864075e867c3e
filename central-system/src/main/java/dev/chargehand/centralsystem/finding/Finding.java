// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that an operator should know of a charge point.
///
/// @param id its id
/// @param chargePoint at which charge point
/// @param kind what is wrong
/// @param subject what it is about: a field, a transaction, an orphan; together with the kind it tells
///     findings apart
/// @param firstAt when it was found first
/// @param lastAt when it was found last
/// @param times how often
/// @param detail what is wrong, in words; of the last time
/// @param frame an example of a message that shows it, the first one
/// @param resolution how it was resolved; null while it stays open
public record Finding(
        long id,
        String chargePoint,
        FindingKind kind,
        String subject,
        Instant firstAt,
        Instant lastAt,
        long times,
        String detail,
        @Nullable String frame,
        @Nullable Resolution resolution) {
    /// How something was resolved.
    ///
    /// @param at when
    /// @param by who did it
    /// @param note why, or how
    public record Resolution(
            Instant at, String by, @Nullable String note) {}
}
