// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.authorization.Authority.Purpose;
import dev.chargehand.centralsystem.authorization.Authority.Question;
import dev.chargehand.centralsystem.authorization.Authorization;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Row;
import dev.chargehand.centralsystem.transaction.Orphan.Kind;
import dev.chargehand.centralsystem.transaction.Orphan.State;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.centralsystem.transaction.Transaction.Source;
import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.core.StopTransactionResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records every stop. The first one ends the transaction; an equal one changes nothing; one that says
/// something else
/// is kept beside it (rule 10.5). A stop that names no transaction of this charge point ends the one it
/// fits, if there
/// is exactly one; else it is kept as it came. It is answered like any other, since the charge point would
/// send it for
/// ever (rule 10.4).
public final class StopTransactionHandler implements Handler<StopTransactionRequest, StopTransactionResponse> {
    private final Database database;
    private final TransactionRepository transactions;
    private final ClaimRepository claims;
    private final OrphanRepository orphans;
    private final RunningTransactions running;
    private final Reconciliation reconciliation;
    private final Authorization authorization;
    private final MeterReadings readings;
    private final TransactionObserver observer;
    private final Evidence evidence;

    StopTransactionHandler(TransactionParts parts) {
        this.database = parts.database();
        this.transactions = parts.transactions();
        this.claims = parts.claims();
        this.orphans = parts.orphans();
        this.running = parts.running();
        this.reconciliation = parts.reconciliation();
        this.authorization = parts.authorization();
        this.readings = parts.readings();
        this.observer = parts.observer();
        this.evidence = parts.evidence();
    }

    @Override
    public StopTransactionResponse handle(Exchange exchange, StopTransactionRequest request) {
        IdTag tag = request.idTag();
        IdTagInfo info = tag == null
                ? null
                : authorization.judge(new Question(exchange.peer(), tag, Purpose.STOP, exchange.receivedAt()));
        running.with(exchange.peer(), ofOne -> {
            if (!isPlain(exchange, request, ofOne)) {
                careful(exchange, request, ofOne);
            }
            return true;
        });
        return info == null ? new StopTransactionResponse() : new StopTransactionResponse(info);
    }

    /// Most stops name a transaction that runs; those are stored as ready rows.
    private boolean isPlain(Exchange exchange, StopTransactionRequest request, ChargePointTransactions ofOne) {
        Running transaction = ofOne.find(request.transactionId()).orElse(null);
        if (transaction == null || observer.watches(exchange.peer())) {
            return false;
        }
        Set<Flag> oddities = Oddities.ofStop(
                transaction.meterStartWh(),
                transaction.startedAt(),
                request.meterStop(),
                request.timestamp(),
                exchange.receivedAt());
        if (differ(transaction, request.meterStop())) {
            oddities.add(Flag.READINGS_DIFFER);
        }
        List<Row> rows = new ArrayList<>();
        rows.add(TransactionRows.stop(transaction.id(), request, Source.CHARGE_POINT, oddities, exchange.receivedAt()));
        rows.add(evidence.stopped(
                EventType.TRANSACTION_STOPPED,
                exchange.peer(),
                transaction.id(),
                stopOf(request, Source.CHARGE_POINT),
                transaction.meterStartWh()));
        rows.addAll(readingsOf(exchange, request, transaction.connectorId(), transaction.id()));
        boolean stored = database.store(rows)[0] == 1;
        if (stored) {
            ofOne.ended(transaction.id());
            evidence.odd(exchange, transaction.id(), oddities);
        }
        return stored;
    }

    private static boolean differ(Running transaction, long meterStop) {
        Progress last = transaction.progress();
        Long register = last == null ? null : last.registerWh();
        return register != null && (register < transaction.meterStartWh() || register > meterStop);
    }

    private List<Row> readingsOf(Exchange exchange, StopTransactionRequest request, int connectorId, int id) {
        return request.transactionData() == null
                ? List.of()
                : readings.rows(exchange.peer(), connectorId, id, request.transactionData(), exchange.receivedAt());
    }

    static Stop stopOf(StopTransactionRequest request, Source source) {
        return new Stop(request.timestamp(), request.meterStop(), TransactionRows.reason(request), source);
    }

    private void careful(Exchange exchange, StopTransactionRequest request, ChargePointTransactions ofOne) {
        database.write(() -> {
            Optional<Transaction> named = transactions.find(exchange.peer(), request.transactionId());
            if (named.isPresent()) {
                stop(named.get(), exchange, request);
            } else {
                matchOrKeep(exchange, request);
            }
            return true;
        });
        ofOne.forget();
    }

    private void stop(Transaction transaction, Exchange exchange, StopTransactionRequest request) {
        int id = transaction.id();
        Stop known = transaction.stop();
        if (known == null || known.estimated()) {
            reconciliation.stop(
                    transaction,
                    stopOf(request, Source.CHARGE_POINT),
                    request.idTag(),
                    Set.of(),
                    exchange.receivedAt());
            reportOddities(transaction, exchange, request);
            observer.stopped(exchange.peer(), id, TransactionRows.reason(request), exchange.receivedAt());
        } else if (!transactions.isSameStop(id, request)) {
            claims.record(
                    id,
                    stopOf(request, Source.CHARGE_POINT),
                    TransactionRows.tag(request),
                    exchange.frame(),
                    exchange.receivedAt());
            transactions.flag(id, Set.of(Flag.STOPS_DIFFER));
            evidence.found(exchange.peer(), id, Flag.STOPS_DIFFER, exchange.frame());
        }
        readingsOf(exchange, request, transaction.connectorId(), id).forEach(database::append);
    }

    private void reportOddities(Transaction transaction, Exchange exchange, StopTransactionRequest request) {
        evidence.odd(
                exchange,
                transaction.id(),
                Oddities.ofStop(
                        transaction.meterStartWh(),
                        transaction.startedAt(),
                        request.meterStop(),
                        request.timestamp(),
                        exchange.receivedAt()));
    }

    private void matchOrKeep(Exchange exchange, StopTransactionRequest request) {
        Orphan orphan = orphanOf(exchange, request);
        boolean isAnothers = transactions.find(request.transactionId()).isPresent();
        Optional<Transaction> match = isAnothers ? Optional.empty() : reconciliation.runningThatFits(orphan);
        if (match.isPresent()) {
            Transaction transaction = match.get();
            reconciliation.stop(
                    transaction,
                    stopOf(request, Source.MATCHED),
                    request.idTag(),
                    Set.of(Flag.STOP_MATCHED),
                    exchange.receivedAt());
            readingsOf(exchange, request, transaction.connectorId(), transaction.id())
                    .forEach(database::append);
        } else if (!reconciliation.isKnownMatch(orphan)) {
            orphans.record(orphan, request.toString())
                    .ifPresent(id -> evidence.orphan(
                            exchange.peer(), id, request.transactionId(), exchange.frame(), exchange.receivedAt()));
        }
    }

    private static Orphan orphanOf(Exchange exchange, StopTransactionRequest request) {
        @Nullable IdTag tag = request.idTag();
        return new Orphan(
                0,
                exchange.peer(),
                Kind.STOP_TRANSACTION,
                request.transactionId(),
                null,
                tag == null ? null : tag.key(),
                request.meterStop(),
                request.timestamp(),
                exchange.receivedAt(),
                exchange.frame(),
                State.OPEN,
                null);
    }
}
