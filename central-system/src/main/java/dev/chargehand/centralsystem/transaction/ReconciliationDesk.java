// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.finding.Finding.Resolution;
import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.FindingRepository;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.Orphan.State;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Source;
import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where operators set right what could not be told: orphans are attached or dismissed, transactions whose
/// stop never
/// came are closed. Closing changes the record; it does not stop anyone from charging. For all threads,
/// outside of
/// units of work.
public final class ReconciliationDesk {
    private final Database database;
    private final TransactionRepository transactions;
    private final OrphanRepository orphans;
    private final ClaimRepository claims;
    private final FindingRepository findings;
    private final RunningTransactions running;
    private final Reconciliation reconciliation;
    private final InstantSource clock;

    ReconciliationDesk(TransactionParts parts, FindingRepository findings) {
        this.database = parts.database();
        this.transactions = parts.transactions();
        this.orphans = parts.orphans();
        this.claims = parts.claims();
        this.findings = findings;
        this.running = parts.running();
        this.reconciliation = parts.reconciliation();
        this.clock = parts.clock();
    }

    /// An orphan with the transaction to look at first.
    ///
    /// @param suggestion the id of a transaction that it may belong to, if there is one
    public record Case(Orphan orphan, @Nullable Integer suggestion) {}

    /// What an attempt to set something right came to.
    public enum Result {
        /// It is done.
        DONE,
        /// There is no such orphan or transaction.
        NOT_FOUND,
        /// It was resolved before, or belongs to another charge point.
        NOT_POSSIBLE
    }

    /// The open orphans, newest first, with what they may belong to.
    ///
    /// @param before only those with a lower id
    public List<Case> open(long before, int limit) {
        return database.read(() -> orphans.open(before, limit).stream()
                .map(orphan -> new Case(
                        orphan,
                        reconciliation
                                .suggestionFor(orphan)
                                .map(Transaction::id)
                                .orElse(null)))
                .toList());
    }

    /// Puts an orphan into a transaction of the same charge point.
    ///
    /// @param by who does it
    public Result attach(long orphanId, int transactionId, String by) {
        return resolve(orphanId, orphan -> {
            Optional<Transaction> transaction = transactions.find(transactionId);
            if (transaction.isEmpty()) {
                return Result.NOT_FOUND;
            }
            if (!transaction.get().chargePoint().equals(orphan.chargePoint())) {
                return Result.NOT_POSSIBLE;
            }
            reconciliation.attach(orphan, transaction.get(), by);
            return Result.DONE;
        });
    }

    /// Notes that an orphan is of no use; it is kept all the same.
    ///
    /// @param by who does it
    /// @param note why
    public Result dismiss(long orphanId, String by, @Nullable String note) {
        return resolve(orphanId, orphan -> {
            reconciliation.dismiss(orphan, by, note);
            return Result.DONE;
        });
    }

    private Result resolve(long orphanId, java.util.function.Function<Orphan, Result> how) {
        Optional<Orphan> orphan = database.read(() -> orphans.find(orphanId));
        if (orphan.isEmpty()) {
            return Result.NOT_FOUND;
        }
        return running.with(orphan.get().chargePoint(), ofOne -> {
            Result result = database.write(() -> orphans.find(orphanId)
                    .filter(now -> now.state() == State.OPEN)
                    .map(how)
                    .orElse(Result.NOT_POSSIBLE));
            ofOne.forget();
            return result;
        });
    }

    /// Ends a transaction whose stop never came, or changes its end. What was known of its end before is
    /// kept.
    ///
    /// @param meterStopWh the meter register at the end; null if nobody knows
    /// @param stoppedAt when it ended
    /// @param by who does it
    /// @param note why
    public Result close(
            int transactionId, @Nullable Long meterStopWh, Instant stoppedAt, String by, @Nullable String note) {
        Optional<Transaction> known = database.read(() -> transactions.find(transactionId));
        if (known.isEmpty()) {
            return Result.NOT_FOUND;
        }
        return running.with(known.get().chargePoint(), ofOne -> {
            database.write(() -> {
                transactions.find(transactionId).ifPresent(now -> {
                    keepFormerEnd(now);
                    reconciliation.stop(
                            now,
                            new Stop(stoppedAt, meterStopWh, null, Source.OPERATOR),
                            null,
                            Set.of(Flag.CLOSED_BY_OPERATOR),
                            clock.instant());
                    findings.resolve(
                            now.chargePoint(),
                            FindingKind.STUCK_STATE,
                            "transaction " + now.id(),
                            new Resolution(clock.instant(), by, note));
                });
                return true;
            });
            ofOne.forget();
            return Result.DONE;
        });
    }

    private void keepFormerEnd(Transaction transaction) {
        Stop former = transaction.stop();
        if (former != null) {
            claims.record(transaction.id(), former, null, "", clock.instant());
        }
    }
}
