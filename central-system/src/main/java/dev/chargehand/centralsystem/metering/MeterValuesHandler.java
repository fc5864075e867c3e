// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.Transaction;
import dev.chargehand.centralsystem.transaction.TransactionRepository;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.MeterValuesResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.util.Optional;

/// Keeps every reading, and always says so. A reading goes to the transaction it names, if that is one of this charge
/// point; if it names none that is known, to the one that runs on its connector and had started by then; else it is
/// kept with its connector, and as an orphan if it named one (rules 10.4 and 10.7).
public final class MeterValuesHandler implements Handler<MeterValuesRequest, MeterValuesResponse> {
    private final Database database;
    private final MeterValueRepository meterValues;
    private final TransactionRepository transactions;

    /// Stores into the repositories.
    public MeterValuesHandler(Database database, MeterValueRepository meterValues, TransactionRepository transactions) {
        this.database = database;
        this.meterValues = meterValues;
        this.transactions = transactions;
    }

    @Override
    public MeterValuesResponse handle(Exchange exchange, MeterValuesRequest request) {
        return database.write(() -> {
            record(exchange, request);
            return new MeterValuesResponse();
        });
    }

    private void record(Exchange exchange, MeterValuesRequest request) {
        Optional<Transaction> transaction = transactionOf(exchange.peer(), request);
        meterValues.record(
                exchange.peer(),
                request.connectorId(),
                transaction.map(Transaction::id).orElse(null),
                request.meterValue(),
                exchange.receivedAt(),
                exchange.deviations().isEmpty() ? null : exchange.frame());
        transaction.ifPresentOrElse(
                found -> request.meterValue()
                        .forEach(reading -> transactions.recordProgress(found.id(), Readings.of(reading))),
                () -> recordOrphan(exchange, request));
    }

    private void recordOrphan(Exchange exchange, MeterValuesRequest request) {
        Integer named = request.transactionId();
        if (named != null) {
            transactions.recordOrphan(exchange.peer(), "MeterValues", named, exchange.frame(), exchange.receivedAt());
        }
    }

    private Optional<Transaction> transactionOf(String chargePoint, MeterValuesRequest request) {
        Integer named = request.transactionId();
        Optional<Transaction> known = named == null ? Optional.empty() : transactions.find(chargePoint, named);
        return known.isPresent() || named == null || request.meterValue().isEmpty()
                ? known
                : runningOn(
                        chargePoint, request.connectorId(), request.meterValue().getFirst());
    }

    private Optional<Transaction> runningOn(String chargePoint, int connectorId, MeterValue reading) {
        return transactions.openOn(chargePoint, connectorId).stream()
                .filter(transaction -> !reading.timestamp().isBefore(transaction.startedAt()))
                .findFirst();
    }
}
