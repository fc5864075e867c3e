// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.finding.Finding.Resolution;
import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.FindingRepository;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.Orphan.Kind;
import dev.chargehand.centralsystem.transaction.Orphan.State;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Source;
import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.StopTransactionRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings the halves of transactions together: messages that name none, or one that is not known, and the
/// transactions they belong to. By itself it does so only where there is exactly one that fits. To be used
/// within a
/// unit of work.
final class Reconciliation {
    private static final String BY_ITSELF = "chargehand";
    private static final int LOOKED_AT = 200;

    private final Database database;
    private final TransactionRepository transactions;
    private final OrphanRepository orphans;
    private final ClaimRepository claims;
    private final FindingRepository findings;
    private final MeterReadings readings;
    private final Evidence evidence;
    private final InstantSource clock;

    Reconciliation(
            Database database,
            TransactionRepository transactions,
            OrphanRepository orphans,
            ClaimRepository claims,
            FindingRepository findings,
            MeterReadings readings,
            Evidence evidence,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.orphans = orphans;
        this.claims = claims;
        this.findings = findings;
        this.readings = readings;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// Ends a transaction that runs, or whose end was only estimated.
    void stop(Transaction transaction, Stop stop, @Nullable IdTag tag, Set<Flag> more, Instant receivedAt) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(more);
        flags.addAll(Oddities.ofStop(
                transaction.meterStartWh(), transaction.startedAt(), stop.meterWh(), stop.at(), receivedAt));
        transactions.recordStop(transaction.id(), stop, tag, flags, receivedAt);
        boolean isFirst = transaction.stop() == null;
        database.append(evidence.stopped(
                isFirst ? EventType.TRANSACTION_STOPPED : EventType.TRANSACTION_CORRECTED,
                transaction.chargePoint(),
                transaction.id(),
                stop,
                transaction.meterStartWh()));
        findings.resolve(
                transaction.chargePoint(),
                FindingKind.STOP_MISSING,
                "transaction " + transaction.id(),
                new Resolution(clock.instant(), BY_ITSELF, "its stop came after all"));
    }

    /// The one transaction that runs, or was only estimated to have ended, and that a stop fits beyond
    /// doubt.
    Optional<Transaction> runningThatFits(Orphan stop) {
        List<Transaction> fitting = transactions.running(stop.chargePoint()).stream()
                .filter(transaction -> fits(stop, transaction))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /// Whether this very stop has ended a transaction already, which it does not name.
    boolean isKnownMatch(Orphan stop) {
        return transactions.around(stop.chargePoint(), stop.at(), LOOKED_AT).stream()
                .map(Transaction::stop)
                .anyMatch(known -> known != null
                        && known.source() == Source.MATCHED
                        && known.at().toEpochMilli() == stop.at().toEpochMilli()
                        && stop.meterWh() != null
                        && stop.meterWh().equals(known.meterWh()));
    }

    /// The transaction that a person should look at first for an orphan.
    Optional<Transaction> suggestionFor(Orphan orphan) {
        return transactions.around(orphan.chargePoint(), orphan.at(), LOOKED_AT).stream()
                .filter(transaction -> mayBelong(orphan, transaction))
                .max(Comparator.comparing((Transaction transaction) -> fits(orphan, transaction))
                        .thenComparing(transaction -> isOpenEnded(transaction))
                        .thenComparing(Transaction::startedAt));
    }

    /// Gives a transaction that has just started what came before it and fits.
    void matchAfterStart(Transaction started) {
        List<Orphan> open = orphans.open(started.chargePoint(), LOOKED_AT);
        List<Orphan> stops = open.stream()
                .filter(orphan -> orphan.kind() == Kind.STOP_TRANSACTION && fits(orphan, started))
                .toList();
        if (stops.size() == 1) {
            attach(stops.getFirst(), started, BY_ITSELF);
        }
        Instant end = stops.size() == 1 ? stops.getFirst().at() : Instant.MAX;
        open.stream()
                .filter(orphan -> orphan.kind() == Kind.METER_VALUES && fits(orphan, started))
                .filter(orphan -> !orphan.at().isAfter(end))
                .forEach(orphan -> attach(orphan, started, BY_ITSELF));
    }

    /// Puts an orphan into a transaction.
    void attach(Orphan orphan, Transaction transaction, String by) {
        switch (orphan.kind()) {
            case STOP_TRANSACTION -> attachStop(orphan, transaction, by);
            case METER_VALUES ->
                readings.attach(
                        orphan.chargePoint(),
                        orphan.connectorId() == null ? 0 : orphan.connectorId(),
                        orphan.receivedAt(),
                        transaction.id());
        }
        resolve(orphan, State.ATTACHED, transaction.id(), by, "attached to transaction " + transaction.id());
    }

    private void attachStop(Orphan orphan, Transaction transaction, String by) {
        StopTransactionRequest request = StoredFrames.stop(orphan.frame(), orphan.receivedAt());
        Source source = by.equals(BY_ITSELF) ? Source.MATCHED : Source.OPERATOR;
        Stop stop = StopTransactionHandler.stopOf(request, source);
        if (isOpenEnded(transaction)) {
            stop(transaction, stop, request.idTag(), Set.of(Flag.STOP_MATCHED), orphan.receivedAt());
        } else {
            claims.record(transaction.id(), stop, TransactionRows.tag(request), orphan.frame(), orphan.receivedAt());
            transactions.flag(transaction.id(), Set.of(Flag.STOPS_DIFFER));
        }
        if (request.transactionData() != null) {
            readings.rows(
                            orphan.chargePoint(),
                            transaction.connectorId(),
                            transaction.id(),
                            request.transactionData(),
                            orphan.receivedAt())
                    .forEach(database::append);
        }
    }

    /// Notes that an orphan is of no use.
    void dismiss(Orphan orphan, String by, @Nullable String note) {
        resolve(orphan, State.DISMISSED, null, by, note);
    }

    private void resolve(Orphan orphan, State state, @Nullable Integer attachedTo, String by, @Nullable String note) {
        orphans.resolve(orphan.id(), state, attachedTo, by, note, clock.instant());
        findings.resolve(
                orphan.chargePoint(),
                FindingKind.ORPHAN,
                "orphan " + orphan.id(),
                new Resolution(clock.instant(), by, note));
    }

    private static boolean isOpenEnded(Transaction transaction) {
        return transaction.stop() == null || transaction.stop().estimated();
    }

    /// Whether nothing speaks against it.
    private static boolean mayBelong(Orphan orphan, Transaction transaction) {
        boolean connector = orphan.connectorId() == null
                || orphan.connectorId() == 0
                || orphan.connectorId() == transaction.connectorId();
        boolean meter = orphan.meterWh() == null || orphan.meterWh() >= transaction.meterStartWh();
        return connector && meter && !orphan.at().isBefore(transaction.startedAt());
    }

    /// Whether a person would say so too: nothing speaks against it, and the tag is the same where one is
    /// named.
    private static boolean fits(Orphan orphan, Transaction transaction) {
        String tagKey = orphan.tagKey();
        return mayBelong(orphan, transaction)
                && isOpenEnded(transaction)
                && (tagKey == null || tagKey.equals(transaction.idTag().key()));
    }
}
