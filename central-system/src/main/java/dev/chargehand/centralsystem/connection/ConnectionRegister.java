// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.connection;

import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.Findings;
import dev.chargehand.centralsystem.registration.ChargePointRepository;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.websocket.ServerConnection;
import dev.chargehand.websocket.ServerObserver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is connected now, who was, and who was turned away. Fed by the server's own threads, so it only
/// notes; what is
/// noted is stored whenever [#flush] is called. For all threads.
public final class ConnectionRegister implements ServerObserver {
    private static final Logger log = LoggerFactory.getLogger(ConnectionRegister.class);
    private static final int LIMIT = 20_000;
    private static final int MANY_CONNECTIONS = 10;

    private final Database database;
    private final ChargePointRepository chargePoints;
    private final ConnectionRepository repository;
    private final EventLog events;
    private final Findings findings;
    private final InstantSource clock;
    private final Map<String, ServerConnection> open = new ConcurrentHashMap<>();
    private final Set<Consumer<String>> whenOpened = new CopyOnWriteArraySet<>();
    private List<PastConnection> past = new ArrayList<>();
    private Map<String, Refusal> refused = new HashMap<>();
    private volatile Map<String, Integer> openedLately = new ConcurrentHashMap<>();
    private long overlooked;

    /// Stores into the repositories.
    public ConnectionRegister(
            Database database,
            ChargePointRepository chargePoints,
            ConnectionRepository repository,
            EventLog events,
            Findings findings,
            InstantSource clock) {
        this.database = database;
        this.chargePoints = chargePoints;
        this.repository = repository;
        this.events = events;
        this.findings = findings;
        this.clock = clock;
    }

    /// Calls somebody with each charge point that has connected, on the thread that serves its socket.
    public void whenOpened(Consumer<String> listener) {
        whenOpened.add(listener);
    }

    /// The open connection of a charge point, if there is one.
    public Optional<ServerConnection> connection(String identity) {
        return Optional.ofNullable(open.get(identity));
    }

    /// Whether a charge point is connected.
    public boolean isConnected(String identity) {
        return open.containsKey(identity);
    }

    /// How many charge points are connected.
    public int size() {
        return open.size();
    }

    @Override
    public void opened(ServerConnection connection) {
        String identity = connection.identity();
        open.merge(identity, connection, (old, fresh) -> fresh.epoch() > old.epoch() ? fresh : old);
        int times = openedLately.merge(identity, 1, Integer::sum);
        if (times == MANY_CONNECTIONS) {
            findings.found(
                    identity,
                    FindingKind.FLAPPING,
                    "connection",
                    "it has connected " + times + " times within ten minutes",
                    null);
        }
        events.tell(
                EventType.CONNECTION_OPENED,
                identity,
                null,
                EventData.object().with("remote", remote(connection)).text());
        whenOpened.forEach(listener -> listener.accept(identity));
    }

    /// Forgets that connection and no newer one, however late its end is noticed (rule 10.10).
    @Override
    public void closed(ServerConnection connection, int code, String reason, Duration lifetime) {
        String identity = connection.identity();
        open.computeIfPresent(identity, (_, current) -> current.epoch() == connection.epoch() ? null : current);
        var ended = new PastConnection(
                identity, remote(connection), connection.connectedAt(), clock.instant(), code, reason);
        synchronized (this) {
            if (past.size() < LIMIT) {
                past.add(ended);
            } else {
                overlooked++;
            }
        }
        events.tell(
                EventType.CONNECTION_CLOSED,
                identity,
                null,
                EventData.object().with("code", code).with("reason", reason).text());
    }

    private static String remote(ServerConnection connection) {
        return connection.remoteAddress().getAddress().getHostAddress() + ":"
                + connection.remoteAddress().getPort();
    }

    @Override
    public void handshakeRefused(RefusedHandshake handshake) {
        var refusal = new Refusal(
                handshake.identity(),
                String.valueOf(handshake.remote()),
                handshake.path(),
                handshake.status(),
                handshake.reason(),
                handshake.when(),
                handshake.when(),
                1);
        synchronized (this) {
            String key = handshake.identity() + "|" + handshake.status() + "|" + handshake.reason();
            if (refused.size() < LIMIT || refused.containsKey(key)) {
                refused.merge(key, refusal, Refusal::and);
            } else {
                overlooked++;
            }
        }
        events.tell(
                EventType.HANDSHAKE_REFUSED,
                null,
                null,
                EventData.object()
                        .with("identity", handshake.identity())
                        .with("status", handshake.status())
                        .with("reason", handshake.reason())
                        .text());
    }

    /// The last connections of a charge point that have ended, newest first.
    public List<PastConnection> past(String identity, int limit) {
        flush();
        return database.read(() -> repository.past(identity, limit));
    }

    /// The handshakes that were refused, those that came last first.
    public List<Refusal> refused(int limit) {
        flush();
        return database.read(() -> repository.refused(limit));
    }

    /// How many ends and refusals were not kept because too many waited to be stored.
    public synchronized long overlooked() {
        return overlooked;
    }

    /// Counts anew who connects often; to be called every ten minutes.
    public void forgetOpened() {
        openedLately = new ConcurrentHashMap<>();
    }

    /// Stores what was noted.
    public void flush() {
        List<PastConnection> ended;
        List<Refusal> refusals;
        synchronized (this) {
            ended = past;
            refusals = List.copyOf(refused.values());
            past = new ArrayList<>();
            refused = new HashMap<>();
        }
        if (ended.isEmpty() && refusals.isEmpty()) {
            return;
        }
        try {
            database.write(() -> {
                ended.forEach(connection -> {
                    repository.record(connection);
                    chargePoints.recordSeen(connection.chargePoint(), connection.closedAt());
                });
                refusals.forEach(repository::record);
                return true;
            });
        } catch (StoreException e) {
            log.atWarn()
                    .addKeyValue("connections", ended.size())
                    .addKeyValue("refusals", refusals.size())
                    .addKeyValue("why", e.getMessage())
                    .log("it could not be stored who was connected");
        }
    }
}
