// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.CallException;
import dev.chargehand.rpc.Handler;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How the charge points stand with us, at hand for each message: what the repository says, remembered.
/// For all
/// threads, outside of units of work.
public final class Registrations {
    private final Database database;
    private final ChargePointRepository chargePoints;
    private final EventLog events;
    private final InstantSource clock;
    private final Map<Standing, Standing> shared = new ConcurrentHashMap<>();

    /// As many entries as charge points have connected since the start.
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    /// Remembers what the repository says.
    public Registrations(Database database, ChargePointRepository chargePoints, EventLog events, InstantSource clock) {
        this.database = database;
        this.chargePoints = chargePoints;
        this.events = events;
        this.clock = clock;
    }

    /// The charge point of an identity, however it is spelt.
    public Optional<ChargePoint> find(String identity) {
        Optional<ChargePoint> found = database.read(() -> chargePoints.find(identity));
        found.ifPresent(chargePoint -> remember(chargePoint.identity(), chargePoint.standing()));
        return found;
    }

    /// The charge point that asks to connect; one that is not known is made known, if the policy is so.
    public Optional<ChargePoint> admit(String identity, UnknownChargePoints unknown) {
        Optional<ChargePoint> known = find(identity);
        if (known.isPresent()) {
            return known;
        }
        return switch (unknown) {
            case ACCEPT -> Optional.of(register(identity, Decision.ACCEPT));
            case HOLD -> Optional.of(register(identity, Decision.HOLD));
            case REFUSE -> Optional.empty();
        };
    }

    /// Makes a charge point known.
    ///
    /// @return it, as it is spelt from now on
    public ChargePoint register(String identity, Decision decision) {
        ChargePoint registered = database.write(() -> {
            if (chargePoints.register(identity, decision, clock.instant())) {
                events.record(
                        EventType.CHARGE_POINT_REGISTERED,
                        identity,
                        null,
                        EventData.object().with("decision", decision.name()).text());
            }
            return chargePoints.find(identity).orElseThrow();
        });
        remember(registered.identity(), registered.standing());
        return registered;
    }

    /// Changes what was decided about a charge point.
    ///
    /// @param by who decides
    public void decide(String identity, Decision decision, String by) {
        change(identity, () -> chargePoints.decide(identity, decision), "decision", decision.name(), by);
    }

    /// Changes how what a charge point sends is judged; null for as all are.
    ///
    /// @param by who decides
    public void judge(String identity, @Nullable Strictness strictness, String by) {
        String word = strictness == null ? "DEFAULT" : strictness.name();
        change(identity, () -> chargePoints.judge(identity, strictness), "strictness", word, by);
    }

    private void change(String identity, Runnable change, String what, String value, String by) {
        Standing changed = database.write(() -> {
            change.run();
            events.record(
                    EventType.CHARGE_POINT_CHANGED,
                    identity,
                    null,
                    EventData.object().with(what, value).with("by", by).text());
            return chargePoints.find(identity).orElseThrow().standing();
        });
        remember(identity, changed);
    }

    /// How a charge point stands, that was found or registered before.
    ///
    /// @throws IllegalStateException if it is not known
    public Standing standing(String identity) {
        Standing known = standings.get(identity);
        if (known != null) {
            return known;
        }
        return find(identity)
                .map(ChargePoint::standing)
                .orElseThrow(() -> new IllegalStateException("not a known charge point: " + identity));
    }

    void remember(String identity, Standing standing) {
        standings.put(identity, shared.computeIfAbsent(standing, same -> same));
    }

    /// The handler behind the door: it gets only what comes from charge points that are served.
    public <Q extends Request<R>, R extends Response> Handler<Q, R> guard(Handler<Q, R> handler) {
        return (exchange, request) -> {
            Standing standing = standing(exchange.peer());
            if (!standing.isServed()) {
                throw new CallException(CallErrorCode.SECURITY_ERROR, whyNot(standing));
            }
            return handler.handle(exchange, request);
        };
    }

    private static String whyNot(Standing standing) {
        return switch (standing.decision()) {
            case ACCEPT -> "send a BootNotification first, and wait until it is accepted";
            case HOLD -> "the registration is pending: an operator has yet to accept this charge point";
            case REJECT -> "this charge point is rejected";
        };
    }
}
