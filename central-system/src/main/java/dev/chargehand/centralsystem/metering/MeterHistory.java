// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.Transaction;
import java.util.List;

/// What the meters read in the course of transactions, for those who look. For all threads, outside of
/// units of work.
public final class MeterHistory {
    private static final int READINGS = 100_000;

    private final Database database;
    private final MeterValueRepository repository;

    /// Reads from the repository.
    public MeterHistory(Database database, MeterValueRepository repository) {
        this.database = database;
        this.repository = repository;
    }

    /// The readings of a transaction as they are kept, in the order of their time.
    public List<StoredReading> readings(int transactionId, int limit) {
        return database.read(() -> repository.stored(transactionId, limit));
    }

    /// What the readings say: energy, power and so on over time, with what was left out and why.
    public Series series(Transaction transaction) {
        return Series.of(factsOf(transaction), readings(transaction.id(), READINGS));
    }

    private static TransactionFacts factsOf(Transaction transaction) {
        Transaction.Stop stop = transaction.stop();
        return new TransactionFacts(
                transaction.connectorId(),
                transaction.meterStartWh(),
                transaction.startedAt(),
                transaction.startReceivedAt(),
                stop == null ? null : new TransactionFacts.Stop(stop.at(), stop.meterWh(), stop.estimated()));
    }
}
