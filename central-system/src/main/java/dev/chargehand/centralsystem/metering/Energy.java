// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import org.jspecify.annotations.Nullable;

/// The energy of a transaction: how it grew, how much it is, and how much to believe of that.
///
/// @param line in Wh since the start; it never falls
/// @param totalWh the energy at the end, or so far; null if nobody knows
/// @param basis what the total comes from
/// @param confidence how good it is
public record Energy(Line line, @Nullable Double totalWh, Basis basis, Confidence confidence) {
    /// What the total comes from.
    public enum Basis {
        /// The register of StopTransaction, less that of the start.
        STOP_METER,
        /// The last register that was known, less that of the start.
        LAST_REGISTER,
        /// The sum of the samples that count one interval each.
        INTERVALS,
        /// The integral of the power.
        POWER,
        NOTHING
    }

    /// How good a total is.
    public enum Confidence {
        /// A meter said so.
        MEASURED,
        /// Computed from what a meter said, and complete.
        DERIVED,
        /// Computed from what is not complete, or with a guess.
        ESTIMATED,
        UNKNOWN
    }
}
