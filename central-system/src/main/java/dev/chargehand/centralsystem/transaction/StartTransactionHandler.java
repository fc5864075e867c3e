// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.authorization.Authority.Purpose;
import dev.chargehand.centralsystem.authorization.Authority.Question;
import dev.chargehand.centralsystem.authorization.Authorization;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.IdBlocks;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.centralsystem.transaction.Transaction.Source;
import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records every start: energy may already have flowed, so a blocked tag or an odd connector is a fact to
/// report and
/// to flag, never a reason to lose the record.
///
/// An equal start is the same transaction and gets its first answer again (rule 10.2). A start on a
/// connector whose
/// transaction is open says that the stop of that one was lost (rule 10.6).
///
/// Most starts are plain: nothing runs on their connector, nothing waits for them, their tag has no limit.
/// Those are
/// stored as ready rows. The others need to look around first, and are stored by a unit of work.
public final class StartTransactionHandler implements Handler<StartTransactionRequest, StartTransactionResponse> {
    private final Database database;
    private final TransactionRepository transactions;
    private final RunningTransactions running;
    private final Reconciliation reconciliation;
    private final Authorization authorization;
    private final Concurrency concurrency;
    private final MeterReadings readings;
    private final TransactionObserver observer;
    private final Evidence evidence;
    private final IdBlocks ids;

    StartTransactionHandler(TransactionParts parts) {
        this.database = parts.database();
        this.transactions = parts.transactions();
        this.running = parts.running();
        this.reconciliation = parts.reconciliation();
        this.authorization = parts.authorization();
        this.concurrency = parts.concurrency();
        this.readings = parts.readings();
        this.observer = parts.observer();
        this.evidence = parts.evidence();
        this.ids = new IdBlocks(database, "transaction");
    }

    /// What is known of a start before it is stored.
    private record Start(
            Exchange exchange,
            StartTransactionRequest request,
            int id,
            IdTagInfo info,
            @Nullable Integer limit) {
        String chargePoint() {
            return exchange.peer();
        }

        Set<Flag> oddities(IdTagInfo answer) {
            return Oddities.ofStart(request, answer.status(), exchange.receivedAt());
        }
    }

    @Override
    public StartTransactionResponse handle(Exchange exchange, StartTransactionRequest request) {
        IdTagInfo info = authorization.judge(
                new Question(exchange.peer(), request.idTag(), Purpose.START, exchange.receivedAt()));
        var start =
                new Start(exchange, request, Math.toIntExact(ids.next()), info, concurrency.limitOf(request.idTag()));
        return running.with(
                exchange.peer(), ofOne -> isPlain(start, ofOne) ? plain(start, ofOne) : careful(start, ofOne));
    }

    private boolean isPlain(Start start, ChargePointTransactions ofOne) {
        return ofOne.on(start.request().connectorId()).isEmpty()
                && !ofOne.hasOrphans()
                && start.limit() == null
                && !observer.watches(start.chargePoint());
    }

    private StartTransactionResponse plain(Start start, ChargePointTransactions ofOne) {
        StartTransactionRequest request = start.request();
        Set<Flag> oddities = start.oddities(start.info());
        int[] stored = database.store(List.of(
                TransactionRows.start(
                        start.id(),
                        start.chargePoint(),
                        request,
                        start.info(),
                        oddities,
                        start.exchange().receivedAt()),
                evidence.started(start.chargePoint(), start.id(), request, start.info())));
        if (stored[0] == 0) {
            return database.read(() -> transactions.answerTo(start.chargePoint(), request))
                    .orElseThrow(() -> new StoreException("a start was there, and is gone"));
        }
        ofOne.started(new Running(
                start.id(), request.connectorId(), request.idTag().key(), request.timestamp(), request.meterStart()));
        evidence.odd(start.exchange(), start.id(), oddities);
        return new StartTransactionResponse(start.id(), start.info());
    }

    /// What a careful start came to.
    private record Outcome(StartTransactionResponse response, List<Integer> superseded, boolean isNew) {}

    private StartTransactionResponse careful(Start start, ChargePointTransactions ofOne) {
        Outcome outcome = database.write(() -> transactions
                .answerTo(start.chargePoint(), start.request())
                .map(first -> new Outcome(first, List.of(), false))
                .orElseGet(() -> record(start)));
        ofOne.forget();
        outcome.superseded().forEach(id -> evidence.found(start.chargePoint(), id, Flag.SUPERSEDED, null));
        if (outcome.isNew()) {
            evidence.odd(
                    start.exchange(),
                    outcome.response().transactionId(),
                    start.oddities(outcome.response().idTagInfo()));
        }
        return outcome.response();
    }

    private Outcome record(Start start) {
        StartTransactionRequest request = start.request();
        List<Integer> superseded = supersede(start);
        IdTagInfo answer = concurrency.judge(
                start.info(), start.limit(), request.idTag(), start.chargePoint(), request.connectorId());
        database.append(TransactionRows.start(
                start.id(),
                start.chargePoint(),
                request,
                answer,
                start.oddities(answer),
                start.exchange().receivedAt()));
        database.append(evidence.started(start.chargePoint(), start.id(), request, answer));
        database.flush();
        observer.started(
                start.chargePoint(),
                request.connectorId(),
                request.idTag(),
                start.id(),
                start.exchange().receivedAt());
        transactions.find(start.id()).ifPresent(reconciliation::matchAfterStart);
        return new Outcome(new StartTransactionResponse(start.id(), answer), superseded, true);
    }

    /// Ends what still runs on the connector, at the last that was heard of it.
    private List<Integer> supersede(Start start) {
        List<Transaction> open = transactions.running(start.chargePoint()).stream()
                .filter(transaction ->
                        transaction.connectorId() == start.request().connectorId())
                .toList();
        for (Transaction transaction : open) {
            Progress last = readings.newest(transaction.id()).orElse(null);
            Stop estimate = last == null
                    ? new Stop(transaction.startedAt(), null, null, Source.SUPERSEDED)
                    : new Stop(last.at(), last.registerWh(), null, Source.SUPERSEDED);
            transactions.recordStop(
                    transaction.id(),
                    estimate,
                    null,
                    Set.of(Flag.SUPERSEDED),
                    start.exchange().receivedAt());
            database.append(evidence.stopped(
                    EventType.TRANSACTION_STOPPED,
                    start.chargePoint(),
                    transaction.id(),
                    estimate,
                    transaction.meterStartWh()));
        }
        return open.stream().map(Transaction::id).toList();
    }
}
