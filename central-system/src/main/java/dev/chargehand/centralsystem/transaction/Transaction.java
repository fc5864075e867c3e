// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.protocol.IdTag;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A transaction: what started, how far it is, and the best end there is.
///
/// @param id the id that the charge point was given
/// @param chargePoint whose it is
/// @param connectorId on which connector
/// @param idTag the tag that started it, as it was spelt
/// @param meterStartWh the meter register at the start
/// @param startedAt when it started, by the charge point's clock
/// @param startReceivedAt when its start arrived
/// @param answerStatus what was said of the tag, in the protocol's word
/// @param reservationId the reservation it used up
/// @param progress the newest reading; null before the first, or where it was not asked for
/// @param stop the end; null while it runs
/// @param flags what is odd about it
public record Transaction(
        int id,
        String chargePoint,
        int connectorId,
        IdTag idTag,
        long meterStartWh,
        Instant startedAt,
        Instant startReceivedAt,
        String answerStatus,
        @Nullable Integer reservationId,
        @Nullable Progress progress,
        @Nullable Stop stop,
        Set<Flag> flags) {
    /// The newest reading of a transaction.
    ///
    /// @param at when the meter was read
    /// @param registerWh the energy register, the newest that is known by then
    /// @param powerW the power, likewise
    /// @param socPercent the state of charge, likewise
    public record Progress(
            Instant at,
            @Nullable Long registerWh,
            @Nullable Double powerW,
            @Nullable Double socPercent) {
        /// What is known after another reading.
        public Progress with(Progress other) {
            boolean newer = !other.at.isBefore(at);
            Progress late = newer ? other : this;
            Progress early = newer ? this : other;
            return new Progress(
                    late.at,
                    late.registerWh != null ? late.registerWh : early.registerWh,
                    late.powerW != null ? late.powerW : early.powerW,
                    late.socPercent != null ? late.socPercent : early.socPercent);
        }
    }

    /// How a transaction ended.
    ///
    /// @param at when, by the charge point's clock
    /// @param meterWh the meter register at the end; null if nobody knows
    /// @param reason why, in the protocol's word; null means Local
    /// @param source who says so
    public record Stop(
            Instant at, @Nullable Long meterWh, @Nullable String reason, Source source) {
        /// Whether this is the last that was heard of the transaction, and not a stop that came.
        public boolean estimated() {
            return source == Source.SUPERSEDED;
        }
    }

    /// Who says how a transaction ended.
    public enum Source {
        /// The charge point, with the StopTransaction that names it.
        CHARGE_POINT,
        /// Nobody: the next transaction on its connector has started.
        SUPERSEDED,
        /// The charge point, with a StopTransaction that names no transaction, but fits this one.
        MATCHED,
        /// An operator.
        OPERATOR
    }

    /// What is odd about a transaction. Each has a bit of a number in the database.
    public enum Flag {
        /// Another one started on its connector while it was open; its own stop never came.
        SUPERSEDED(0),
        /// A second stop came that says something else.
        STOPS_DIFFER(1),
        /// The meter stood lower at the end than at the start.
        METER_RAN_BACKWARDS(2),
        /// It ended before it started, by the charge point's clock.
        ENDED_BEFORE_START(3),
        /// Its connector is 0 or less, which the protocol forbids.
        NO_SUCH_CONNECTOR(4),
        /// It starts or ends in the future.
        CLOCK_AHEAD(5),
        /// It starts or ends before there was this protocol: the charge point's clock was never set.
        CLOCK_NOT_SET(6),
        /// The charge point booted while it ran.
        INTERRUPTED(7),
        /// Its tag was not accepted, and energy may have flowed all the same.
        UNAUTHORISED(8),
        /// Its energy cannot be right.
        IMPLAUSIBLE_ENERGY(9),
        /// Its end was found by a match, since the stop did not name it.
        STOP_MATCHED(10),
        /// An operator closed it or changed its end.
        CLOSED_BY_OPERATOR(11),
        /// Its readings lie outside of what the meter said at its start and end.
        READINGS_DIFFER(12);

        private final long bit;

        Flag(int bit) {
            this.bit = 1L << bit;
        }

        long bit() {
            return bit;
        }
    }

    /// The energy so far, or in all, in Wh; null if no reading tells.
    public @Nullable Long energyWh() {
        Long register = stop != null ? stop.meterWh() : progress == null ? null : progress.registerWh();
        return register == null ? null : register - meterStartWh;
    }

    /// The same with its newest reading.
    public Transaction with(@Nullable Progress newest) {
        return new Transaction(
                id,
                chargePoint,
                connectorId,
                idTag,
                meterStartWh,
                startedAt,
                startReceivedAt,
                answerStatus,
                reservationId,
                newest,
                stop,
                flags);
    }
}
