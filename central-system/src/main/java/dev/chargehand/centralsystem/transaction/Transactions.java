// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.authorization.Authorization;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.finding.FindingRepository;
import dev.chargehand.centralsystem.finding.Findings;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// All of this package, wired: what answers charge points, and what operators look at. For all threads,
/// outside of
/// units of work.
public final class Transactions {
    private final Database database;
    private final TransactionRepository repository;
    private final ClaimRepository claims;
    private final OrphanRepository orphans;
    private final MeterReadings readings;
    private final TransactionParts parts;
    private final ReconciliationDesk desk;

    /// @param repository the transactions; shared with those who decide about concurrency
    public Transactions(
            Database database,
            TransactionRepository repository,
            Authorization authorization,
            Concurrency concurrency,
            MeterReadings readings,
            TransactionObserver observer,
            EventLog events,
            Findings findings,
            FindingRepository findingRepository,
            InstantSource clock) {
        this.database = database;
        this.repository = repository;
        this.readings = readings;
        this.claims = new ClaimRepository(database);
        this.orphans = new OrphanRepository(database);
        var evidence = new Evidence(events, findings, findingRepository);
        var running = new RunningTransactions(database, repository, orphans, readings);
        var reconciliation =
                new Reconciliation(database, repository, orphans, claims, findingRepository, readings, evidence, clock);
        this.parts = new TransactionParts(
                database,
                repository,
                claims,
                orphans,
                running,
                reconciliation,
                authorization,
                concurrency,
                readings,
                observer,
                evidence,
                clock);
        this.desk = new ReconciliationDesk(parts, findingRepository);
    }

    /// Answers starts.
    public StartTransactionHandler onStart() {
        return new StartTransactionHandler(parts);
    }

    /// Answers stops.
    public StopTransactionHandler onStop() {
        return new StopTransactionHandler(parts);
    }

    /// Which transaction readings belong to.
    public ReadingAssignment assignment() {
        return new ReadingAssignment(parts);
    }

    /// Where operators set things right.
    public ReconciliationDesk desk() {
        return desk;
    }

    /// The transaction of that id, with its newest reading.
    public Optional<Transaction> find(int id) {
        return database.read(() -> repository.find(id).map(this::withProgress));
    }

    /// Those that a filter asks for, newest first, each with its newest reading.
    public List<Transaction> list(TransactionFilter filter) {
        return database.read(
                () -> repository.list(filter).stream().map(this::withProgress).toList());
    }

    private Transaction withProgress(Transaction transaction) {
        if (transaction.stop() != null) {
            return transaction;
        }
        return transaction.with(parts.running()
                .progress(transaction)
                .or(() -> readings.newest(transaction.id()))
                .orElse(null));
    }

    /// What else was said about the end of a transaction.
    public List<Claim> claims(int id) {
        return database.read(() -> claims.of(id));
    }

    /// The messages that turned out to belong to a transaction.
    public List<Orphan> attachedTo(int id) {
        return database.read(() -> orphans.attachedTo(id));
    }

    /// How many messages belong to no known transaction.
    public int orphans() {
        return database.read(orphans::count);
    }

    /// A charge point has booted: what ran is interrupted, but has not ended; its stop may still come
    /// (rule 10.9).
    /// Within the unit of work that stores the boot.
    public void booted(String chargePoint, long bootId, Instant at) {
        repository.flagRunning(chargePoint, Flag.INTERRUPTED);
    }
}
