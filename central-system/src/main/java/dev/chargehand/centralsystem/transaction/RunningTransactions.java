// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The transactions that run, charge point by charge point: what the repository says, kept at hand. For
/// all threads,
/// outside of units of work.
public final class RunningTransactions {
    private final Database database;
    private final TransactionRepository transactions;
    private final OrphanRepository orphans;
    private final MeterReadings readings;

    /// As many entries as charge points have had transactions since the start.
    private final Map<String, ChargePointTransactions> byChargePoint = new ConcurrentHashMap<>();

    /// Loads from the repositories what is not at hand yet.
    public RunningTransactions(
            Database database, TransactionRepository transactions, OrphanRepository orphans, MeterReadings readings) {
        this.database = database;
        this.transactions = transactions;
        this.orphans = orphans;
        this.readings = readings;
    }

    /// Does something with a charge point's transactions while nobody else does. If it fails, it is not
    /// known what was
    /// stored, so what is at hand is thrown away.
    <T> T with(String chargePoint, Function<ChargePointTransactions, T> action) {
        ChargePointTransactions ofOne = byChargePoint.computeIfAbsent(chargePoint, ChargePointTransactions::new);
        synchronized (ofOne) {
            boolean done = false;
            try {
                if (!ofOne.isLoaded()) {
                    load(ofOne);
                }
                T result = action.apply(ofOne);
                done = true;
                return result;
            } finally {
                if (!done) {
                    ofOne.forget();
                }
            }
        }
    }

    private void load(ChargePointTransactions ofOne) {
        String chargePoint = ofOne.chargePoint();
        database.read(() -> {
            List<Running> found = transactions.running(chargePoint).stream()
                    .map(transaction -> new Running(
                            transaction, readings.newest(transaction.id()).orElse(null)))
                    .toList();
            ofOne.load(found, orphans.hasOpen(chargePoint));
            return true;
        });
    }

    /// How far a running transaction is, if it is at hand.
    public Optional<Progress> progress(Transaction transaction) {
        ChargePointTransactions ofOne = byChargePoint.get(transaction.chargePoint());
        return ofOne == null || transaction.stop() != null
                ? Optional.empty()
                : ofOne.find(transaction.id()).map(Running::progress);
    }
}
