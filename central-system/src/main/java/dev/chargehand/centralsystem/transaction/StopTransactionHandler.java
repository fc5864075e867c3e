// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.authorization.TagAuthority;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.core.StopTransactionResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;

/// Records every stop. The first one ends the transaction; an equal one changes nothing; one that says something else
/// is kept beside it (rule 10.5). A stop of no known transaction of this charge point is kept as it came, and answered
/// like any other, since the charge point would send it for ever (rule 10.4).
public final class StopTransactionHandler implements Handler<StopTransactionRequest, StopTransactionResponse> {
    private final Database database;
    private final TransactionRepository transactions;
    private final MeterValueStore meterValues;
    private final TagAuthority authority;

    /// Stores into the repository, and asks the authority about the tag that stopped.
    public StopTransactionHandler(
            Database database,
            TransactionRepository transactions,
            MeterValueStore meterValues,
            TagAuthority authority) {
        this.database = database;
        this.transactions = transactions;
        this.meterValues = meterValues;
        this.authority = authority;
    }

    @Override
    public StopTransactionResponse handle(Exchange exchange, StopTransactionRequest request) {
        return database.write(() -> {
            transactions
                    .find(exchange.peer(), request.transactionId())
                    .ifPresentOrElse(
                            transaction -> stop(transaction, exchange, request),
                            () -> transactions.recordOrphan(
                                    exchange.peer(),
                                    "StopTransaction",
                                    request.transactionId(),
                                    exchange.frame(),
                                    exchange.receivedAt()));
            IdTag tag = request.idTag();
            return tag == null
                    ? new StopTransactionResponse()
                    : new StopTransactionResponse(authority.judge(tag, exchange.receivedAt()));
        });
    }

    private void stop(Transaction transaction, Exchange exchange, StopTransactionRequest request) {
        int id = transaction.id();
        if (transaction.stop() == null || transaction.stop().estimated()) {
            transactions.recordStop(id, request, exchange.receivedAt());
            flagOddities(transaction, exchange, request);
            if (request.transactionData() != null) {
                meterValues.record(transaction, request.transactionData(), exchange.receivedAt());
            }
        } else if (!transactions.isSameStop(id, request)) {
            transactions.recordClaim(id, request, exchange.frame(), exchange.receivedAt());
            transactions.flag(id, Flag.STOPS_DIFFER, exchange.receivedAt());
        }
    }

    private void flagOddities(Transaction transaction, Exchange exchange, StopTransactionRequest request) {
        if (request.meterStop() < transaction.meterStartWh()) {
            transactions.flag(transaction.id(), Flag.METER_RAN_BACKWARDS, exchange.receivedAt());
        }
        if (request.timestamp().isBefore(transaction.startedAt())) {
            transactions.flag(transaction.id(), Flag.ENDED_BEFORE_START, exchange.receivedAt());
        }
    }
}
