// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Row;
import dev.chargehand.centralsystem.transaction.Orphan.Kind;
import dev.chargehand.centralsystem.transaction.Orphan.State;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.protocol.core.MeterValue;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.rpc.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides which transaction readings belong to, and stores them: to the one they name, if that is one of
/// this charge
/// point; if they name one that is not known, to the one that runs on their connector and had started by
/// then; else
/// to none, and as an orphan if they named one (rules 10.4 and 10.7).
public final class ReadingAssignment {
    private final Database database;
    private final TransactionRepository transactions;
    private final OrphanRepository orphans;
    private final RunningTransactions running;
    private final Evidence evidence;

    ReadingAssignment(TransactionParts parts) {
        this.database = parts.database();
        this.transactions = parts.transactions();
        this.orphans = parts.orphans();
        this.running = parts.running();
        this.evidence = parts.evidence();
    }

    /// Makes the rows of a message, given the transaction they belong to.
    @FunctionalInterface
    public interface Rows extends Function<@Nullable Integer, List<Row>> {}

    /// Stores the readings of a message.
    ///
    /// @param progress what each reading says of how far a transaction is
    /// @return the transaction they belong to
    public Optional<Integer> store(Exchange exchange, MeterValuesRequest request, Rows rows, List<Progress> progress) {
        if (request.transactionId() == null) {
            database.store(rows.apply(null));
            return Optional.empty();
        }
        int named = request.transactionId();
        return running.with(exchange.peer(), ofOne -> {
            Running transaction = ofOne.find(named).orElse(null);
            if (transaction != null) {
                database.store(rows.apply(transaction.id()));
                progress.forEach(transaction::progressed);
                return Optional.of(transaction.id());
            }
            return careful(exchange, request, rows, ofOne);
        });
    }

    private Optional<Integer> careful(
            Exchange exchange, MeterValuesRequest request, Rows rows, ChargePointTransactions ofOne) {
        Optional<Integer> belongsTo = database.write(() -> {
            Optional<Integer> id = transactionOf(exchange.peer(), request);
            rows.apply(id.orElse(null)).forEach(database::append);
            if (id.isEmpty()) {
                keep(exchange, request);
            }
            return id;
        });
        ofOne.forget();
        return belongsTo;
    }

    private Optional<Integer> transactionOf(String chargePoint, MeterValuesRequest request) {
        Integer named = request.transactionId();
        Optional<Transaction> known = named == null ? Optional.empty() : transactions.find(named);
        if (known.isPresent()) {
            return known.filter(transaction -> transaction.chargePoint().equals(chargePoint))
                    .map(Transaction::id);
        }
        return request.meterValue().isEmpty()
                ? Optional.empty()
                : runningOn(
                                chargePoint,
                                request.connectorId(),
                                request.meterValue().getFirst())
                        .map(Transaction::id);
    }

    /// Connector 0 is the charge point itself; where only one transaction runs, its readings are that
    /// one's.
    private Optional<Transaction> runningOn(String chargePoint, int connectorId, MeterValue reading) {
        List<Transaction> candidates = transactions.running(chargePoint).stream()
                .filter(transaction -> connectorId == 0 || transaction.connectorId() == connectorId)
                .filter(transaction -> !reading.timestamp().isBefore(transaction.startedAt()))
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    private void keep(Exchange exchange, MeterValuesRequest request) {
        int named = request.transactionId() == null ? 0 : request.transactionId();
        Instant at = request.meterValue().isEmpty()
                ? exchange.receivedAt()
                : request.meterValue().getFirst().timestamp();
        var orphan = new Orphan(
                0,
                exchange.peer(),
                Kind.METER_VALUES,
                named,
                request.connectorId(),
                null,
                null,
                at,
                exchange.receivedAt(),
                exchange.frame(),
                State.OPEN,
                null);
        orphans.record(orphan, request.toString())
                .ifPresent(id -> evidence.orphan(exchange.peer(), id, named, exchange.frame(), exchange.receivedAt()));
    }
}
