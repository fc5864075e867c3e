// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.authorization.TagAuthority;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;

/// Records every start: energy may already have flowed, so a blocked tag or an odd connector is a fact to report and
/// to flag, never a reason to lose the record.
///
/// An equal start is the same transaction and gets its first answer again (rule 10.2). A start on a connector whose
/// transaction is still open says that the stop of that one was lost (rule 10.6).
public final class StartTransactionHandler implements Handler<StartTransactionRequest, StartTransactionResponse> {
    private final Database database;
    private final TransactionRepository transactions;
    private final TagAuthority authority;

    /// Stores into the repository, and asks the authority for the answer.
    public StartTransactionHandler(Database database, TransactionRepository transactions, TagAuthority authority) {
        this.database = database;
        this.transactions = transactions;
        this.authority = authority;
    }

    @Override
    public StartTransactionResponse handle(Exchange exchange, StartTransactionRequest request) {
        return database.write(
                () -> transactions.answerTo(exchange.peer(), request).orElseGet(() -> start(exchange, request)));
    }

    private StartTransactionResponse start(Exchange exchange, StartTransactionRequest request) {
        String chargePoint = exchange.peer();
        for (Transaction open : transactions.openOn(chargePoint, request.connectorId())) {
            transactions.recordSuperseded(open.id(), exchange.receivedAt());
        }
        var answer = authority.judge(request.idTag(), exchange.receivedAt());
        var response = transactions.recordStart(chargePoint, request, answer, exchange.receivedAt());
        if (request.connectorId() < 1) {
            transactions.flag(response.transactionId(), Flag.NO_SUCH_CONNECTOR, exchange.receivedAt());
        }
        return response;
    }
}
