// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.transaction.TransactionFilter;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The requests of `/api/v1`, each answered from the central system's repositories.
final class Api {
    private final CentralSystem centralSystem;
    private final String chargePointUrl;

    Api(CentralSystem centralSystem, String chargePointUrl) {
        this.centralSystem = centralSystem;
        this.chargePointUrl = chargePointUrl;
    }

    /// What the system says of itself.
    ///
    /// @param chargePointUrl the address to give to charge points
    /// @param connections how many are connected
    /// @param refusedHandshakes how many were not let in since the start
    /// @param messages what became of the messages that arrived since the start, counted by name
    record SystemView(String chargePointUrl, int connections, long refusedHandshakes, Map<String, Long> messages) {}

    SystemView system(Context context) {
        return new SystemView(
                chargePointUrl,
                centralSystem.connections().size(),
                centralSystem.server().refusedHandshakes(),
                centralSystem.messages().counts());
    }

    Page<ChargePointView> chargePoints(Context context) {
        var query = new Query(context, Set.of("limit", "cursor"));
        int limit = query.limit();
        String cursor = query.cursor();
        List<ChargePointView> found = centralSystem
                .database()
                .read(() -> centralSystem.chargePoints().list(cursor == null ? "" : cursor, limit + 1).stream()
                        .map(chargePoint -> ChargePointView.of(chargePoint, centralSystem))
                        .toList());
        return Page.of(found, limit, ChargePointView::identity);
    }

    ChargePointView chargePoint(Context context) {
        String identity = context.pathParam("identity");
        return centralSystem
                .database()
                .read(() -> centralSystem
                        .chargePoints()
                        .find(identity)
                        .map(chargePoint -> ChargePointView.of(chargePoint, centralSystem)))
                .orElseThrow(() -> notFound("charge point"));
    }

    Page<TransactionView> transactions(Context context) {
        var query = new Query(context, Set.of("limit", "cursor", "chargePoint", "active"));
        int limit = query.limit();
        var filter = new TransactionFilter(
                query.text("chargePoint"), query.flag("active"), before(query.cursor()), limit + 1);
        List<TransactionView> found = centralSystem.transactions().list(filter).stream()
                .map(TransactionView::of)
                .toList();
        return Page.of(found, limit, transaction -> String.valueOf(transaction.transactionId()));
    }

    TransactionView transaction(Context context) {
        String id = context.pathParam("id");
        if (!isNumber(id)) {
            throw notFound("transaction");
        }
        return centralSystem
                .transactions()
                .find(Integer.parseInt(id))
                .map(TransactionView::of)
                .orElseThrow(() -> notFound("transaction"));
    }

    private static int before(@org.jspecify.annotations.Nullable String cursor) {
        if (cursor == null) {
            return Integer.MAX_VALUE;
        }
        if (!isNumber(cursor)) {
            throw Query.badCursor();
        }
        return Integer.parseInt(cursor);
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }

    private static ProblemException notFound(String what) {
        return new ProblemException(Problem.of(404, "Not found", "there is no such " + what));
    }
}
