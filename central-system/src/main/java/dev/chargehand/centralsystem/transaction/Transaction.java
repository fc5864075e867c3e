// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.protocol.IdTag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transaction: what started, how far it is, and the best end there is.
///
/// @param id the id that the charge point was given
/// @param chargePoint whose it is
/// @param connectorId on which connector
/// @param idTag the tag that started it, as it was spelt
/// @param meterStartWh the meter register at the start
/// @param startedAt when it started, by the charge point's clock
/// @param answerStatus what was said of the tag, in the protocol's word
/// @param progress the newest reading; null before the first
/// @param stop the end; null while it runs
/// @param flags what is odd about it
public record Transaction(
        int id,
        String chargePoint,
        int connectorId,
        IdTag idTag,
        long meterStartWh,
        Instant startedAt,
        String answerStatus,
        @Nullable Progress progress,
        @Nullable Stop stop,
        List<Flag> flags) {
    /// The newest reading of a transaction.
    ///
    /// @param at when the meter was read
    /// @param registerWh the energy register, if it was among the samples
    /// @param powerW the power, if it was
    /// @param socPercent the state of charge, if it was
    public record Progress(
            Instant at,
            @Nullable Long registerWh,
            @Nullable Double powerW,
            @Nullable Double socPercent) {}

    /// How a transaction ended.
    ///
    /// @param at when, by the charge point's clock
    /// @param meterWh the meter register at the end; null if nobody knows
    /// @param reason why, in the protocol's word; null means Local
    /// @param estimated whether no stop came, and this is the last that was heard of the transaction
    public record Stop(
            Instant at, @Nullable Long meterWh, @Nullable String reason, boolean estimated) {}

    /// What is odd about a transaction.
    public enum Flag {
        /// Another one started on its connector while it was open; its own stop never came.
        SUPERSEDED,
        /// A second stop came that says something else.
        STOPS_DIFFER,
        /// The meter stood lower at the end than at the start.
        METER_RAN_BACKWARDS,
        /// It ended before it started, by the charge point's clock.
        ENDED_BEFORE_START,
        /// Its connector is 0 or less, which the protocol forbids.
        NO_SUCH_CONNECTOR
    }

    /// The energy so far, or in all, in Wh; null if no reading tells.
    public @Nullable Long energyWh() {
        Long register = stop != null && stop.meterWh() != null
                ? stop.meterWh()
                : progress == null ? null : progress.registerWh();
        return register == null ? null : register - meterStartWh;
    }
}
