// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.connection;

import dev.chargehand.centralsystem.registration.ChargePointRepository;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.websocket.ServerConnection;
import dev.chargehand.websocket.ServerObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is connected now, and the last handshakes that were refused. Fed by the server's own threads, so what takes
/// time is done elsewhere. For all threads.
public final class ConnectionRegister implements ServerObserver {
    private static final Logger log = LoggerFactory.getLogger(ConnectionRegister.class);
    private static final int MAX_REFUSALS = 1_000;

    private final Database database;
    private final ChargePointRepository chargePoints;
    private final InstantSource clock;
    private final Map<String, Connection> open = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();
    private final AtomicBoolean recording = new AtomicBoolean();
    private final Deque<Refusal> refusals = new ArrayDeque<>();

    /// Notes in the repository when a charge point was last there.
    public ConnectionRegister(Database database, ChargePointRepository chargePoints, InstantSource clock) {
        this.database = database;
        this.chargePoints = chargePoints;
        this.clock = clock;
    }

    /// The open connection of a charge point, if there is one.
    public Optional<Connection> connection(String identity) {
        return Optional.ofNullable(open.get(identity));
    }

    /// How many charge points are connected.
    public int size() {
        return open.size();
    }

    /// The last refused handshakes, newest first.
    public List<Refusal> refusals() {
        synchronized (refusals) {
            return List.copyOf(refusals);
        }
    }

    @Override
    public void opened(ServerConnection connection) {
        var opened = new Connection(
                connection.identity(),
                String.valueOf(connection.remoteAddress()),
                connection.connectedAt(),
                connection.epoch());
        open.merge(opened.identity(), opened, (old, fresh) -> fresh.epoch() > old.epoch() ? fresh : old);
    }

    /// Forgets that connection and no newer one, however late its end is noticed (rule 10.10).
    @Override
    public void closed(ServerConnection connection, int code, String reason, Duration lifetime) {
        String identity = connection.identity();
        open.computeIfPresent(identity, (_, current) -> current.epoch() == connection.epoch() ? null : current);
        lastSeen.put(identity, clock.instant());
        if (recording.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::recordLastSeen);
        }
    }

    /// Writes down all that have gone meanwhile at once, so that thousands that go together cost a few writes.
    private void recordLastSeen() {
        recording.set(false);
        Map<String, Instant> gone = Map.copyOf(lastSeen);
        gone.forEach(lastSeen::remove);
        try {
            database.write(() -> {
                gone.forEach(chargePoints::recordSeen);
                return true;
            });
        } catch (StoreException e) {
            log.atDebug()
                    .addKeyValue("chargePoints", gone.size())
                    .addKeyValue("why", e.getMessage())
                    .log("it could not be noted when charge points were last seen");
        }
    }

    @Override
    public void handshakeRefused(RefusedHandshake refused) {
        var refusal = new Refusal(
                refused.identity(),
                String.valueOf(refused.remote()),
                refused.path(),
                refused.status(),
                refused.reason(),
                refused.when());
        synchronized (refusals) {
            refusals.addFirst(refusal);
            if (refusals.size() > MAX_REFUSALS) {
                refusals.removeLast();
            }
        }
    }
}
