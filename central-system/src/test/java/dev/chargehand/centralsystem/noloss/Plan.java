// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import dev.chargehand.centralsystem.noloss.Session.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What happens at one connector: session after session, and the messages that tell of it. Used by one
/// thread.
final class Plan {
    private static final Pattern ID = Pattern.compile("\"transactionId\":(-?\\d+)");
    private static final int MOST_READINGS = 5;

    private final String chargePoint;
    private final int connectorId;
    private final RandomGenerator random;
    private final Ledger ledger;
    private long registerWh = 1_000;
    private int readingsLeft;
    private Optional<Session> running = Optional.empty();

    Plan(String chargePoint, int connectorId, RandomGenerator random, Ledger ledger) {
        this.chargePoint = chargePoint;
        this.connectorId = connectorId;
        this.random = random;
        this.ledger = ledger;
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    /// What happens next.
    List<Message> next(Instant at) {
        if (running.isEmpty()) {
            return start(at);
        }
        return readingsLeft-- > 0 ? List.of(read(running.get(), at), Message.heartbeat()) : stop(running.get(), at);
    }

    /// The end of the session that runs.
    List<Message> end(Instant at) {
        return running.map(session -> stop(session, at)).orElse(List.of());
    }

    private List<Message> start(Instant at) {
        String tag = "TAG-" + random.nextInt(50);
        var session = new Session(chargePoint, connectorId, tag, new Reading(at, registerWh));
        ledger.sessions().add(session);
        running = Optional.of(session);
        readingsLeft = 1 + random.nextInt(MOST_READINGS);
        return List.of(Message.status(connectorId, "Preparing"), startOf(session));
    }

    /// The start of a session as a message, which checks that all answers to it agree.
    Message startOf(Session session) {
        Consumer<String> onResult = payload -> {
            Matcher id = ID.matcher(payload);
            if (!id.find() || !session.isStarted(Integer.parseInt(id.group(1)))) {
                ledger.violated("answers to one start differ: " + session + " and " + payload);
            }
        };
        return Message.kept("StartTransaction", session::start, onResult);
    }

    private Message read(Session session, Instant at) {
        List<Reading> some = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            registerWh += 1 + random.nextInt(2_000);
            some.add(new Reading(at.plusMillis(i), registerWh));
        }
        session.readings().addAll(some);
        return Message.kept("MeterValues", () -> session.meterValues(some), _ -> {});
    }

    private List<Message> stop(Session session, Instant at) {
        registerWh += random.nextInt(100);
        var end = new Reading(at, registerWh);
        session.stop().set(Optional.of(end));
        running = Optional.empty();
        return List.of(
                Message.kept("StopTransaction", () -> session.stop(end), _ -> {}),
                Message.status(connectorId, "Available"));
    }
}
