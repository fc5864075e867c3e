// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import static dev.chargehand.console.Api.ROOT;
import static dev.chargehand.console.Api.json;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.connection.PastConnection;
import dev.chargehand.centralsystem.connection.Refusal;
import dev.chargehand.centralsystem.registration.Boot;
import dev.chargehand.centralsystem.registration.ChargePoint;
import dev.chargehand.centralsystem.registration.Decision;
import dev.chargehand.centralsystem.status.ConnectorStatus;
import dev.chargehand.protocol.json.Strictness;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Charge points: who they are, how they stand with us, who was turned away.
final class ChargePointsApi {
    private static final String ONE = ROOT + "/charge-points/{identity}";
    private static final int MAX_IDENTITY = 48;

    private final CentralSystem centralSystem;

    ChargePointsApi(CentralSystem centralSystem) {
        this.centralSystem = centralSystem;
    }

    void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/charge-points", json(this::list));
        routes.post(ROOT + "/charge-points", this::register);
        routes.get(ONE, json(this::show));
        routes.patch(ONE, json(this::change));
        routes.get(ONE + "/boots", json(this::boots));
        routes.get(ONE + "/connections", json(this::connections));
        routes.get(ONE + "/status-history", json(this::statusHistory));
        routes.get(ONE + "/configuration", json(this::configuration));
        routes.get(ONE + "/configuration-changes", json(this::configurationChanges));
        routes.get(ROOT + "/refused-handshakes", json(this::refused));
    }

    private Page<ChargePointView> list(Context context) {
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

    /// A charge point to be made known.
    record NewChargePoint(
            @Nullable String identity, @Nullable String decision) {}

    private void register(Context context) {
        NewChargePoint wanted = Json.body(context, NewChargePoint.class);
        String identity = wanted.identity();
        boolean isValid = identity != null
                && !identity.isBlank()
                && identity.length() <= MAX_IDENTITY
                && identity.indexOf(':') < 0
                && identity.chars().noneMatch(Character::isISOControl);
        if (!isValid || identity == null) {
            throw Json.badBody(
                    "/identity", "must be 1 to " + MAX_IDENTITY + " characters, without ':' and control characters");
        }
        Decision decision = wanted.decision() == null ? Decision.ACCEPT : decision(wanted.decision());
        ChargePoint registered = centralSystem.registrations().register(identity, decision);
        context.status(201);
        Json.answer(context, view(registered));
    }

    private static Decision decision(String word) {
        return Words.of(Decision.class, "/decision", word);
    }

    private ChargePointView view(ChargePoint chargePoint) {
        return centralSystem.database().read(() -> ChargePointView.of(chargePoint, centralSystem));
    }

    private ChargePoint known(Context context) {
        return centralSystem
                .registrations()
                .find(context.pathParam("identity"))
                .orElseThrow(() -> Problem.notFound("charge point"));
    }

    private ChargePointView show(Context context) {
        return view(known(context));
    }

    /// What is to be different. The strictness `default` is that of all.
    record Change(@Nullable String decision, @Nullable String strictness) {}

    private ChargePointView change(Context context) {
        String identity = known(context).identity();
        Change change = Json.body(context, Change.class);
        String strictness = change.strictness();
        Decision decision = change.decision() == null ? null : decision(change.decision());
        boolean byDefault =
                strictness != null && strictness.toLowerCase(Locale.ROOT).equals("default");
        Strictness judged =
                strictness == null || byDefault ? null : Words.of(Strictness.class, "/strictness", strictness);
        if (decision != null) {
            centralSystem.registrations().decide(identity, decision, Who.OPERATOR);
        }
        if (strictness != null) {
            centralSystem.judge(identity, judged, Who.OPERATOR);
        }
        return show(context);
    }

    private List<Boot> boots(Context context) {
        String identity = known(context).identity();
        int limit = new Query(context, Set.of("limit")).limit();
        return centralSystem.database().read(() -> centralSystem.chargePoints().boots(identity, limit));
    }

    private List<PastConnection> connections(Context context) {
        String identity = known(context).identity();
        return centralSystem.connections().past(identity, new Query(context, Set.of("limit")).limit());
    }

    private List<ConnectorStatus> statusHistory(Context context) {
        String identity = known(context).identity();
        var query = new Query(context, Set.of("from", "to", "limit"));
        Instant from = query.time("from", Instant.EPOCH);
        Instant to = query.time("to", Instant.ofEpochMilli(Long.MAX_VALUE / 2));
        return centralSystem.database().read(() -> centralSystem.statuses().history(identity, from, to, query.limit()));
    }

    private List<?> configuration(Context context) {
        String identity = known(context).identity();
        return centralSystem.database().read(() -> centralSystem.configuration().list(identity));
    }

    private List<?> configurationChanges(Context context) {
        String identity = known(context).identity();
        int limit = new Query(context, Set.of("limit")).limit();
        return centralSystem.database().read(() -> centralSystem.configuration().changes(identity, null, limit));
    }

    private List<Refusal> refused(Context context) {
        return centralSystem.connections().refused(new Query(context, Set.of("limit")).limit());
    }
}
