// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import java.time.Instant;

/// One value of a line.
///
/// @param at when it was measured, by the charge point's clock
/// @param value in the line's unit
/// @param origin where it comes from
/// @param source the index of the reading in the list that the series was made of; -1 if it comes from the
///     start or the stop of the transaction
public record Point(Instant at, double value, Origin origin, int source) {
    /// Where a value comes from.
    public enum Origin {
        /// A sample says so.
        MEASURED,
        /// Computed from samples: a sum of phases or of intervals, an integral of power.
        DERIVED,
        /// The register of StartTransaction.
        METER_START,
        /// The register of StopTransaction, or what stands for it.
        METER_STOP
    }

    /// The time from one moment to another in seconds. Unlike a Duration's milliseconds it has no limits,
    /// and a charge point may send any year.
    static double seconds(Instant from, Instant to) {
        return (to.getEpochSecond() - from.getEpochSecond()) + (to.getNano() - from.getNano()) / 1e9;
    }
}
