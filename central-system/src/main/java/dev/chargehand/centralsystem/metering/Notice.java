// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

/// Something that a series takes otherwise than it came, or a fact that does not fit.
///
/// @param kind what, for programs
/// @param sentence the same in words, with the numbers that were compared
public record Notice(Kind kind, String sentence) {
    /// What is taken otherwise.
    public enum Kind {
        /// Registers that are named Wh, or nothing, but count kWh.
        TAKEN_AS_KWH,
        /// Registers that count this session, while meterStart does not.
        SESSION_REGISTER,
        /// Power that is named kW, but counts W.
        TAKEN_AS_W,
        /// meterStart does not fit the registers; the first of them counts.
        START_DOES_NOT_FIT,
        /// meterStop does not fit meterStart or the registers, and does not count.
        STOP_DOES_NOT_FIT,
        /// The connector said nothing itself; the main meter or another connector counts.
        OTHER_CONNECTOR_TAKEN,
        /// No value of all phases together; the sum of the single ones counts.
        PHASES_SUMMED
    }
}
