// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.transaction;

import dev.chargehand.protocol.IdTag;
import java.time.Instant;
import java.util.OptionalInt;

/// A transaction as the charge point knows it; the central system's id comes with the answer to its start.
public final class LocalTransaction {
    /// What stands for the id of a transaction whose start the central system never answered (errata 3.18).
    private static final int UNKNOWN = -1;

    private final int connectorId;
    private final IdTag idTag;
    private final long meterStartWh;
    private final Instant startedAt;
    private int id = UNKNOWN;

    /// A transaction that has just started.
    public LocalTransaction(int connectorId, IdTag idTag, long meterStartWh, Instant startedAt) {
        this.connectorId = connectorId;
        this.idTag = idTag;
        this.meterStartWh = meterStartWh;
        this.startedAt = startedAt;
    }

    /// On which connector.
    public int connectorId() {
        return connectorId;
    }

    /// The tag that started it.
    public IdTag idTag() {
        return idTag;
    }

    /// The meter register at its start.
    public long meterStartWh() {
        return meterStartWh;
    }

    /// When it started.
    public Instant startedAt() {
        return startedAt;
    }

    /// The central system's id, once it is known.
    public OptionalInt id() {
        return id == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(id);
    }

    int idOnTheWire() {
        return id;
    }

    void identify(int transactionId) {
        id = transactionId;
    }
}
