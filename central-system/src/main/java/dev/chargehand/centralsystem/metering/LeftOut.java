// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.protocol.core.SampledValue;
import java.time.Instant;

/// A sample that the lines of a transaction do not use, and why, for an operator to see.
///
/// @param reason why, for programs
/// @param why the same in words, with the numbers that were compared
/// @param at the time of its reading
/// @param source the index of its reading in the list that the series was made of
/// @param sample its index in that reading
/// @param value the sample as it came
public record LeftOut(Reason reason, String why, Instant at, int source, int sample, SampledValue value) {
    /// Why a sample is not used.
    public enum Reason {
        /// A signed block, which is not to be parsed.
        SIGNED_DATA,
        /// Its measurand, phase, location or format is no word of the protocol.
        UNKNOWN_WORD,
        BLANK,
        NO_NUMBER,
        UNIT_DOES_NOT_FIT,
        BEFORE_START,
        AFTER_STOP,
        /// It was in the future when it arrived.
        FUTURE_CLOCK,
        /// The outlet is what counts; still there in [Series#others].
        OTHER_LOCATION,
        /// Another connector or the main meter, while the connector itself tells; still there in
        /// [Series#others].
        OTHER_CONNECTOR,
        /// The same quantity at the same time came before.
        DUPLICATE,
        SOC_OUT_OF_RANGE,
        /// Below a register read before, or above the ones read after.
        REGISTER_RAN_BACKWARDS,
        /// More energy than any plausible power delivers.
        REGISTER_JUMPED,
        /// The amount of an interval is negative or more than any plausible power delivers.
        INTERVAL_IMPLAUSIBLE,
        POWER_IMPLAUSIBLE,
        /// Not all the phases that the meter reports, so that their sum would drop.
        PHASE_MISSING
    }
}
