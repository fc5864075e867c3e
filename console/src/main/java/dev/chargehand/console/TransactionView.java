// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import dev.chargehand.centralsystem.transaction.Transaction;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A transaction as the interface shows it.
record TransactionView(
        int transactionId,
        String chargePoint,
        int connectorId,
        String idTag,
        String idTagStatus,
        Instant startedAt,
        long meterStartWh,
        @Nullable Long energyWh,
        @Nullable Double powerW,
        @Nullable Double socPercent,
        @Nullable Instant lastSampleAt,
        @Nullable Instant stoppedAt,
        @Nullable Long meterStopWh,
        @Nullable String stopReason,
        Collection<Flag> flags) {
    static TransactionView of(Transaction transaction) {
        Progress progress = transaction.progress();
        Stop stop = transaction.stop();
        return new TransactionView(
                transaction.id(),
                transaction.chargePoint(),
                transaction.connectorId(),
                transaction.idTag().value(),
                transaction.answerStatus(),
                transaction.startedAt(),
                transaction.meterStartWh(),
                transaction.energyWh(),
                progress == null || stop != null ? null : progress.powerW(),
                progress == null ? null : progress.socPercent(),
                progress == null ? null : progress.at(),
                stop == null ? null : stop.at(),
                stop == null ? null : stop.meterWh(),
                stop == null ? null : stop.reason(),
                transaction.flags());
    }
}
