// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import static dev.chargehand.console.Api.ROOT;
import static dev.chargehand.console.Api.json;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.metering.Series;
import dev.chargehand.centralsystem.metering.StoredReading;
import dev.chargehand.centralsystem.transaction.Claim;
import dev.chargehand.centralsystem.transaction.Orphan;
import dev.chargehand.centralsystem.transaction.ReconciliationDesk;
import dev.chargehand.centralsystem.transaction.ReconciliationDesk.Case;
import dev.chargehand.centralsystem.transaction.Transaction;
import dev.chargehand.centralsystem.transaction.TransactionFilter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Transactions, what their meters read, and what has to be set right about them.
final class TransactionsApi {
    private static final String ONE = ROOT + "/transactions/{id}";
    private static final int DEFAULT_POINTS = 500;
    private static final int LEAST_POINTS = 4;

    private final CentralSystem centralSystem;
    private final ReconciliationDesk desk;

    TransactionsApi(CentralSystem centralSystem) {
        this.centralSystem = centralSystem;
        this.desk = centralSystem.transactions().desk();
    }

    void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/transactions", json(this::list));
        routes.get(ONE, json(context -> TransactionView.of(known(context))));
        routes.get(ONE + "/readings", json(this::readings));
        routes.get(ONE + "/series", json(this::series));
        routes.get(ONE + "/evidence", json(this::evidence));
        routes.post(ONE + "/close", json(this::close));
        routes.get(ROOT + "/orphans", json(this::orphans));
        routes.post(ROOT + "/orphans/{id}/attach", json(this::attach));
        routes.post(ROOT + "/orphans/{id}/dismiss", json(this::dismiss));
    }

    private Page<TransactionView> list(Context context) {
        var query = new Query(context, Set.of("limit", "cursor", "chargePoint", "active"));
        int limit = query.limit();
        var filter = new TransactionFilter(
                query.text("chargePoint"), query.flag("active"), query.before(Integer.MAX_VALUE), limit + 1);
        List<TransactionView> found = centralSystem.transactions().list(filter).stream()
                .map(TransactionView::of)
                .toList();
        return Page.of(found, limit, transaction -> String.valueOf(transaction.transactionId()));
    }

    private Transaction known(Context context) {
        int id = Math.toIntExact(Query.id(context, "transaction", Integer.MAX_VALUE));
        return centralSystem.transactions().find(id).orElseThrow(() -> Problem.notFound("transaction"));
    }

    private List<StoredReading> readings(Context context) {
        return centralSystem
                .meterHistory()
                .readings(known(context).id(), new Query(context, Set.of("limit")).number("limit", 1, 10_000, 1_000));
    }

    private Series series(Context context) {
        int points = new Query(context, Set.of("points")).number("points", LEAST_POINTS, 10_000, DEFAULT_POINTS);
        return centralSystem.meterHistory().series(known(context)).thinned(points);
    }

    /// What else is known of a transaction's end.
    ///
    /// @param claims what else was said about it
    /// @param attached messages that did not name it, and turned out to belong to it
    record Evidence(List<Claim> claims, List<Orphan> attached) {}

    private Evidence evidence(Context context) {
        int id = known(context).id();
        return new Evidence(
                centralSystem.transactions().claims(id),
                centralSystem.transactions().attachedTo(id));
    }

    /// How a transaction ended, whose stop never came.
    record Closing(
            @Nullable Long meterStopWh,
            @Nullable Instant stoppedAt,
            @Nullable String note) {}

    private TransactionView close(Context context) {
        Transaction transaction = known(context);
        Closing closing = Json.body(context, Closing.class);
        if (closing.stoppedAt() == null) {
            throw Json.badBody("/stoppedAt", "must say when the transaction ended");
        }
        answer(desk.close(transaction.id(), closing.meterStopWh(), closing.stoppedAt(), Who.OPERATOR, closing.note()));
        return TransactionView.of(known(context));
    }

    private Page<Case> orphans(Context context) {
        var query = new Query(context, Set.of("limit", "cursor"));
        int limit = query.limit();
        return Page.of(
                desk.open(query.before(Long.MAX_VALUE), limit + 1),
                limit,
                one -> String.valueOf(one.orphan().id()));
    }

    /// Where an orphan belongs.
    record Attachment(@Nullable Integer transactionId) {}

    private String attach(Context context) {
        Integer transaction = Json.body(context, Attachment.class).transactionId();
        if (transaction == null) {
            throw Json.badBody("/transactionId", "must say which transaction it belongs to");
        }
        return answer(desk.attach(Query.id(context, "orphan", Long.MAX_VALUE), transaction, Who.OPERATOR));
    }

    /// Why something is done.
    record Note(@Nullable String note) {}

    private String dismiss(Context context) {
        String note = Json.body(context, Note.class).note();
        return answer(desk.dismiss(Query.id(context, "orphan", Long.MAX_VALUE), Who.OPERATOR, note));
    }

    private static String answer(ReconciliationDesk.Result result) {
        return switch (result) {
            case DONE -> "done";
            case NOT_FOUND -> throw Problem.notFound("orphan or transaction");
            case NOT_POSSIBLE ->
                throw new ProblemException(Problem.of(
                        409, "not-possible", "Conflict", "it was resolved before, or belongs to another charge point"));
        };
    }
}
