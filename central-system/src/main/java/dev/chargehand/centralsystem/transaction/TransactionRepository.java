// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.protocol.core.StopTransactionRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The transactions of all charge points. To be used within a unit of work.
public interface TransactionRepository {
    /// The answer that was given to an equal start: same charge point, connector, tag, time and meter reading.
    Optional<StartTransactionResponse> answerTo(String chargePoint, StartTransactionRequest start);

    /// Records a start with the answer that is given to it, and returns that with the new id.
    StartTransactionResponse recordStart(
            String chargePoint, StartTransactionRequest start, IdTagInfo answer, Instant receivedAt);

    /// The transaction of that id, if it belongs to the charge point.
    Optional<Transaction> find(String chargePoint, int id);

    /// The transaction of that id.
    Optional<Transaction> find(int id);

    /// Those that run on a connector.
    List<Transaction> openOn(String chargePoint, int connectorId);

    /// Those that a filter asks for, newest first.
    List<Transaction> list(TransactionFilter filter);

    /// Ends a transaction by its stop.
    void recordStop(int id, StopTransactionRequest stop, Instant receivedAt);

    /// Ends a transaction whose stop never came: at its last reading, or at its start if there is none.
    void recordSuperseded(int id, Instant at);

    /// Whether the stop is the one that the transaction already has.
    boolean isSameStop(int id, StopTransactionRequest stop);

    /// Keeps a stop that differs from the one the transaction already has, with the message it came in.
    void recordClaim(int id, StopTransactionRequest stop, String frame, Instant receivedAt);

    /// Notes the newest reading, unless a newer one is known.
    void recordProgress(int id, Progress progress);

    /// Flags what is odd; a second time changes nothing.
    void flag(int id, Flag flag, Instant at);

    /// Keeps what belongs to no known transaction, as it came.
    void recordOrphan(String chargePoint, String action, int transactionId, String frame, Instant receivedAt);

    /// How many orphans there are.
    int orphans();
}
