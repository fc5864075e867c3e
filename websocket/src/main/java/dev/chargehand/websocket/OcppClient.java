// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.rpc.CallEnd;
import dev.chargehand.rpc.CallOptions;
import dev.chargehand.rpc.CallOutcome;
import dev.chargehand.rpc.Caller;
import dev.chargehand.rpc.Handler;
import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.RpcConfig;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A charge point's end: connects to a central system, and connects again whenever the connection is lost.
///
/// ```java
/// try (OcppClient client = OcppClient.builder()
///         .url(URI.create("ws://127.0.0.1:9000/ocpp"))
///         .identity("CP001")
///         .start()) {
///     client.awaitConnected(Duration.ofSeconds(5));
///     switch (client.call(new HeartbeatRequest())) { ... }
/// }
/// ```
///
/// A call while there is no connection ends as [CallOutcome.NotSent]; what must not get lost is kept by
/// whoever makes the call.
public final class OcppClient implements Caller, AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final ClientLink link;
    private final EventLoops loops;
    private final boolean ownsLoops;

    private OcppClient(Builder builder, ClientSettings settings, @Nullable SslContext tls) {
        this.ownsLoops = builder.loops == null;
        this.loops = builder.loops == null ? EventLoops.start(builder.transport, 1) : builder.loops;
        this.link = new ClientLink(settings, loops, tls, builder.keepAlive);
        if (builder.password != null) {
            link.credentials(new Credentials(settings.identity(), builder.password));
        }
        link.start();
    }

    /// A new builder with the defaults.
    public static Builder builder() {
        return new Builder();
    }

    /// Whether there is a connection just now.
    public boolean isConnected() {
        return link.isConnected();
    }

    /// Waits until there is a connection.
    ///
    /// @return whether there is one
    /// @throws InterruptedException if the waiting thread is interrupted
    public boolean awaitConnected(Duration longest) throws InterruptedException {
        return link.awaitConnected(longest);
    }

    @Override
    public <R extends Response> void call(Request<R> request, CallOptions options, CallEnd<R> end) {
        link.current().call(request, options, end);
    }

    @Override
    public <R extends Response> CallOutcome<R> call(Request<R> request, CallOptions options)
            throws InterruptedException {
        return link.current().call(request, options);
    }

    /// Uses another password from the next connection on, as after a change of the key `AuthorizationKey`;
    /// the bytes are copied.
    public void password(byte[] bytes) {
        link.credentials(new Credentials(link.current().peer(), bytes));
    }

    /// Pings in another way from now on, as after a change of the key `WebSocketPingInterval`.
    public void keepAlive(KeepAlive pings) {
        link.keepAlive(pings);
    }

    /// Closes the connection, if there is one, and connects again at once.
    ///
    /// @param reason why, in words for the server, at most 123 bytes
    public void reconnect(String reason) {
        link.reconnect(SocketWire.NORMAL, reason);
    }

    /// Closes the connection and stops trying; takes some seconds at most.
    @Override
    public void close() {
        link.close(SocketWire.NORMAL, "the charge point closes", CLOSE_WITHIN);
        if (ownsLoops) {
            loops.close();
        }
    }

    /// Collects what a client is to be like.
    public static final class Builder {
        private @Nullable URI url;
        private @Nullable String identity;
        private byte @Nullable [] password;
        private final Handlers.Builder ownHandlers = Handlers.builder();
        private @Nullable Handlers handlers;
        private RpcConfig rpc = RpcConfig.defaults();
        private ClientObserver observer = ClientObserver.NONE;
        private Limits limits = Limits.DEFAULT;
        private KeepAlive keepAlive = KeepAlive.DEFAULT;
        private Backoff backoff = Backoff.DEFAULT;
        private RandomGenerator random = new SplittableRandom();
        private Tls tls = Tls.systemTrust();
        private Transport transport = Transport.AUTO;
        private @Nullable EventLoops loops;

        private Builder() {}

        /// The central system's address without the identity, such as `wss://example.com/ocpp`.
        public Builder url(URI endpoint) {
            this.url = endpoint;
            return this;
        }

        /// Who the charge point is; percent-encoded into the URL as needed.
        public Builder identity(String name) {
            this.identity = name;
            return this;
        }

        /// The AuthorizationKey as bytes, for HTTP Basic; the bytes are copied.
        public Builder password(byte[] bytes) {
            this.password = bytes.clone();
            return this;
        }

        /// Who answers, instead of those given one by one.
        public Builder handlers(Handlers all) {
            this.handlers = all;
            return this;
        }

        /// As [Handlers.Builder#on].
        public <Q extends Request<R>, R extends Response> Builder on(Class<Q> request, Handler<Q, R> handler) {
            ownHandlers.on(request, handler);
            return this;
        }

        /// As [Handlers.Builder#immediately].
        public <Q extends Request<R>, R extends Response> Builder immediately(Class<Q> request, Handler<Q, R> handler) {
            ownHandlers.immediately(request, handler);
            return this;
        }

        /// As [Handlers.Builder#once].
        public <Q extends Request<R>, R extends Response> Builder once(Class<Q> request, Handler<Q, R> handler) {
            ownHandlers.once(request, handler);
            return this;
        }

        /// How connections behave.
        public Builder rpc(RpcConfig config) {
            this.rpc = config;
            return this;
        }

        /// Who sees connections come and go.
        public Builder observer(ClientObserver sees) {
            this.observer = sees;
            return this;
        }

        /// What the server may cost; [Limits#handshakeWithin] is the deadline of an attempt too.
        public Builder limits(Limits bounds) {
            this.limits = bounds;
            return this;
        }

        /// How often to ping.
        public Builder keepAlive(KeepAlive pings) {
            this.keepAlive = pings;
            return this;
        }

        /// How long to wait between attempts.
        public Builder backoff(Backoff waits) {
            this.backoff = waits;
            return this;
        }

        /// Where chance comes from: for waits, keys and masks. Used on the client's own thread only.
        public Builder random(RandomGenerator generator) {
            this.random = generator;
            return this;
        }

        /// Whom to trust and how to prove who we are, for a `wss` URL.
        public Builder tls(Tls certificates) {
            this.tls = certificates;
            return this;
        }

        /// How to do input and output.
        public Builder transport(Transport wanted) {
            this.transport = wanted;
            return this;
        }

        /// Shares threads with other clients, instead of starting one; whoever made them closes them.
        public Builder eventLoops(EventLoops shared) {
            this.loops = shared;
            return this;
        }

        /// Starts connecting, and returns at once.
        ///
        /// @throws IllegalArgumentException if the URL, the identity or the certificates are not in order
        public OcppClient start() {
            var settings = new ClientSettings(
                    Objects.requireNonNull(url, "url"),
                    Objects.requireNonNull(identity, "identity"),
                    handlers == null ? ownHandlers.build() : handlers,
                    rpc,
                    observer,
                    limits,
                    backoff,
                    random);
            return new OcppClient(this, settings, settings.secure() ? tls.clientContext() : null);
        }
    }
}
