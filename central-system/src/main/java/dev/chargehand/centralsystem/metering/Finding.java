// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

/// Something about the meter of a transaction that somebody should look at before it is billed.
///
/// @param kind what, for programs
/// @param sentence what was compared with what, with the numbers
public record Finding(Kind kind, String sentence) {
    /// What is not plausible.
    public enum Kind {
        /// meterStop is below meterStart.
        NEGATIVE_ENERGY,
        /// More energy than any plausible power delivers in the time.
        IMPLAUSIBLE_ENERGY,
        METER_RAN_BACKWARDS,
        METER_JUMPED,
        /// The registers seem to be kWh.
        KWH_IN_WH
    }
}
