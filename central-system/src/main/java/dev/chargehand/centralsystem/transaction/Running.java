// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What has to be at hand of a transaction that runs. Belongs to the [ChargePointTransactions] it is in.
final class Running {
    private final int id;
    private final int connectorId;
    private final String tagKey;
    private final Instant startedAt;
    private final long meterStartWh;
    private volatile @Nullable Progress progress;

    Running(Transaction transaction, @Nullable Progress progress) {
        this.id = transaction.id();
        this.connectorId = transaction.connectorId();
        this.tagKey = transaction.idTag().key();
        this.startedAt = transaction.startedAt();
        this.meterStartWh = transaction.meterStartWh();
        this.progress = progress;
    }

    Running(int id, int connectorId, String tagKey, Instant startedAt, long meterStartWh) {
        this.id = id;
        this.connectorId = connectorId;
        this.tagKey = tagKey;
        this.startedAt = startedAt;
        this.meterStartWh = meterStartWh;
    }

    int id() {
        return id;
    }

    int connectorId() {
        return connectorId;
    }

    String tagKey() {
        return tagKey;
    }

    Instant startedAt() {
        return startedAt;
    }

    long meterStartWh() {
        return meterStartWh;
    }

    @Nullable
    Progress progress() {
        return progress;
    }

    void progressed(Progress reading) {
        Progress known = progress;
        progress = known == null ? reading : known.with(reading);
    }
}
