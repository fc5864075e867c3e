// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.rpc.RpcConnection;
import dev.chargehand.websocket.ServerObserver.RefusedHandshake;
import io.netty.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// What the connections of one server have in common: its settings, and who is there.
///
/// ## The newest connection wins
/// A charge point that lost its network comes back long before its old connection is found dead. So a
/// newcomer takes the place of its predecessor first and then closes it; there is no moment without a
/// connection. An old connection's end leaves the place alone unless it still holds it, so it does not
/// matter when that end comes. Each connection is touched on its own event loop only; what several loops
/// share is the map.
final class ServerSite {
    private static final Logger log = LoggerFactory.getLogger(OcppServer.class);

    private static final int LINES_PER_SECOND = 20;
    private static final String GOODBYE = "the central system is shutting down";

    private final ServerSettings settings;
    private final EventLoops loops;
    private final RequestCheck check;
    private final HalfOpen halfOpen;
    private final TokenBucket handshakes;
    private final LogLimit refusalLog = new LogLimit(LINES_PER_SECOND);
    private final LogLimit endLog = new LogLimit(LINES_PER_SECOND);
    private final LongAdder refused = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final AtomicLong epochs = new AtomicLong();
    private final Map<String, ServerWire> newest = new ConcurrentHashMap<>();
    private final AtomicInteger sockets = new AtomicInteger();
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean closing;

    ServerSite(ServerSettings settings, EventLoops loops) {
        this.settings = settings;
        this.loops = loops;
        this.check = new RequestCheck(settings.path(), settings.subprotocols());
        this.halfOpen = new HalfOpen(settings.limits());
        this.handshakes = new TokenBucket(settings.limits().handshakesPerSecond());
    }

    ServerSettings settings() {
        return settings;
    }

    RequestCheck check() {
        return check;
    }

    HalfOpen halfOpen() {
        return halfOpen;
    }

    TokenBucket handshakes() {
        return handshakes;
    }

    Instant now() {
        return settings.rpc().clock().instant();
    }

    long refusedCount() {
        return refused.sum();
    }

    void socketOpened() {
        sockets.incrementAndGet();
    }

    void socketClosed() {
        if (sockets.decrementAndGet() == 0 && closing) {
            empty.countDown();
        }
    }

    /// How many sockets are open, whether upgraded or not.
    int sockets() {
        return sockets.get();
    }

    long brokenCount() {
        return broken.sum();
    }

    boolean isClosing() {
        return closing;
    }

    Collection<ServerConnection> connections() {
        return Collections.unmodifiableCollection(newest.values());
    }

    Optional<RpcConnection> connection(String identity) {
        return Optional.ofNullable(newest.get(Identity.folded(identity))).map(ServerWire::rpc);
    }

    /// Makes a connection of a channel whose handshake has been accepted; on its event loop.
    ServerWire open(Channel channel, String identity) {
        var wire = new ServerWire(channel, identity, this, epochs.incrementAndGet());
        wire.join(loops.wheel(channel.eventLoop(), settings.keepAlive()));
        return wire;
    }

    /// Announces a connection that can send and receive from now on; on its event loop.
    void opened(ServerWire wire) {
        replaceOlder(wire);
        log.atDebug()
                .addKeyValue("chargePoint", wire.identity())
                .addKeyValue("remote", wire.remoteAddress())
                .log("connected");
        settings.observer().opened(wire);
        if (closing) {
            wire.close(SocketWire.GOING_AWAY, GOODBYE);
        }
    }

    /// Puts a connection in its place. Two newcomers may race for it; the higher epoch has it in the end.
    private void replaceOlder(ServerWire wire) {
        String key = Identity.folded(wire.identity());
        ServerWire other = newest.putIfAbsent(key, wire);
        while (other != null && other.epoch() < wire.epoch() && !newest.replace(key, other, wire)) {
            other = newest.putIfAbsent(key, wire);
        }
        if (other != null) {
            ServerWire older = other.epoch() < wire.epoch() ? other : wire;
            older.execute(() -> older.close(SocketWire.NORMAL, "a newer connection of this charge point has come"));
        }
    }

    /// Takes note of a connection's end; on its event loop.
    void closed(ServerWire wire, int code, String reason) {
        newest.remove(Identity.folded(wire.identity()), wire);
        socketClosed();
        logEnd(wire, code, reason);
        settings.observer().closed(wire, code, reason, Duration.between(wire.connectedAt(), now()));
    }

    /// An operator acts on what ended without a goodbye: a charge point that breaks the rules, or a bad network.
    private void logEnd(ServerWire wire, int code, String reason) {
        boolean goodbye = code == SocketWire.NORMAL || code == SocketWire.GOING_AWAY || code == SocketWire.NO_CODE;
        if (!goodbye) {
            broken.increment();
        }
        boolean worthTelling = !goodbye && endLog.take();
        log.atLevel(worthTelling ? Level.INFO : Level.DEBUG)
                .addKeyValue("chargePoint", wire.identity())
                .addKeyValue("remote", wire.remoteAddress())
                .addKeyValue("code", code)
                .addKeyValue("reason", reason)
                .addKeyValue("notLogged", worthTelling ? endLog.suppressed() : 0)
                .log("disconnected");
    }

    void refused(Channel channel, @Nullable String target, String identity, Refusal refusal) {
        refused.increment();
        String path = target == null ? "" : RequestCheck.printable(RequestCheck.path(target));
        var handshake = new RefusedHandshake(
                Addresses.remote(channel), path, identity, refusal.status(), refusal.reason(), now());
        if (refusalLog.take()) {
            log.atInfo()
                    .addKeyValue("remote", handshake.remote())
                    .addKeyValue("path", path)
                    .addKeyValue("chargePoint", RequestCheck.printable(identity))
                    .addKeyValue("status", refusal.status())
                    .addKeyValue("reason", refusal.reason())
                    .addKeyValue("notLogged", refusalLog.suppressed())
                    .log("handshake refused");
        }
        settings.observer().handshakeRefused(handshake);
    }

    /// Lets nobody in any more, and tells all who are there to go.
    ///
    /// @return whether all went in time
    boolean close(Duration within) {
        closing = true;
        halfOpen.closeAll();
        for (ServerWire wire : newest.values()) {
            wire.execute(() -> wire.close(SocketWire.GOING_AWAY, GOODBYE));
        }
        try {
            return sockets.get() == 0 || empty.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
