// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.store.Row;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.protocol.core.MeterValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What transactions need to know of the meters.
public interface MeterReadings {
    /// The rows that keep readings which came with a stop.
    List<Row> rows(String chargePoint, int connectorId, int transactionId, List<MeterValue> readings, Instant at);

    /// What the newest readings of a transaction say; within a unit of work.
    Optional<Progress> newest(int transactionId);

    /// Puts the readings of one message into a transaction, that belong to none yet; within a unit of work.
    void attach(String chargePoint, int connectorId, Instant receivedAt, int transactionId);
}
