// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the messages that start and stop a transaction say about its meter. It is all that a [Series] needs
/// to know of a transaction.
///
/// @param connectorId the connector it runs on
/// @param meterStartWh the register at the start
/// @param startedAt when it started, by the charge point's clock
/// @param startReceivedAt when that was received, which tells how far the charge point's clock is ahead;
///     null if nobody knows
/// @param stop the end; null while it runs
public record TransactionFacts(
        int connectorId,
        long meterStartWh,
        Instant startedAt,
        @Nullable Instant startReceivedAt,
        @Nullable Stop stop) {
    /// The end of a transaction.
    ///
    /// @param at when, by the charge point's clock
    /// @param meterWh the register at the end; null if nobody knows
    /// @param estimated whether no stop came, and this is the last that was heard
    public record Stop(Instant at, @Nullable Long meterWh, boolean estimated) {}

    /// The register at the end; null if nobody knows.
    @Nullable
    Long meterStopWh() {
        return stop == null ? null : stop.meterWh();
    }

    /// Whether the charge point's clock was set back meanwhile, so that the time of the stop bounds
    /// nothing.
    boolean stopsBeforeStart() {
        return stop != null && stop.at().isBefore(startedAt);
    }
}
