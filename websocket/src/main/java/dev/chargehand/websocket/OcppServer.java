// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.rpc.Handler;
import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.rpc.RpcConnection;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The central system's end: accepts charge points' connections.
///
/// ```java
/// try (OcppServer server = OcppServer.builder()
///         .port(9000)
///         .path("/ocpp")
///         .immediately(HeartbeatRequest.class, (exchange, request) -> new HeartbeatResponse(Instant.now()))
///         .start()) {
///     ...
/// }
/// ```
public final class OcppServer implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);
    private static final Duration BIND_WITHIN = Duration.ofSeconds(10);
    private static final int BACKLOG = 4096;
    private static final Logger log = LoggerFactory.getLogger(OcppServer.class);

    private final ServerSite site;
    private final ServerDoor door;
    private final EventLoops loops;
    private final boolean ownsLoops;
    private final Channel listening;

    private OcppServer(Builder builder, EventLoops loops, @Nullable SslContext tls) {
        this.loops = loops;
        this.ownsLoops = builder.loops == null;
        this.site = new ServerSite(builder.settings(), loops);
        this.door = new ServerDoor(site, builder.tls, tls);
        this.listening = listen(builder);
    }

    private Channel listen(Builder builder) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channelFactory(loops.serverChannels())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(door)
                .bind(builder.host, builder.port);
        bound.awaitUninterruptibly(BIND_WITHIN.toMillis());
        if (!bound.isSuccess()) {
            if (ownsLoops) {
                loops.close();
            }
            throw new IllegalStateException(
                    "cannot listen on " + builder.host + ":" + builder.port + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    /// A new builder with the defaults.
    public static Builder builder() {
        return new Builder();
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /// How it does input and output; never [Transport#AUTO].
    public Transport transport() {
        return loops.transport();
    }

    /// The newest connection of a charge point, whatever the case of its identity.
    public Optional<RpcConnection> connection(String identity) {
        return site.connection(identity);
    }

    /// The connections there are now; of two with the same identity the newer.
    public Collection<ServerConnection> connections() {
        return site.connections();
    }

    /// How many handshakes were refused since the start.
    public long refusedHandshakes() {
        return site.refusedCount();
    }

    /// How many connections ended without a goodbye since the start: broken off, cut off, or closed for a fault.
    public long brokenConnections() {
        return site.brokenCount();
    }

    /// Reads the certificates anew; connections that are open stay as they are.
    ///
    /// @throws IllegalArgumentException if the files are not in order; then the old ones stay in use
    public void reloadCertificates() {
        door.reload();
    }

    /// How many sockets are open, whether upgraded or not.
    int sockets() {
        return site.sockets();
    }

    /// Says goodbye to all with code 1001 and closes; takes some seconds at most.
    @Override
    public void close() {
        listening.close().awaitUninterruptibly(CLOSE_WITHIN.toMillis());
        if (!site.close(CLOSE_WITHIN)) {
            log.atInfo().addKeyValue("sockets", site.sockets()).log("some charge points did not answer the goodbye");
        }
        if (ownsLoops) {
            loops.close();
        }
    }

    /// Collects what a server is to be like.
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private String path = "/";
        private final Handlers.Builder ownHandlers = Handlers.builder();
        private @Nullable Handlers handlers;
        private RpcConfig rpc = RpcConfig.defaults();
        private Admission admission = Admission.ACCEPT_ALL;
        private ServerObserver observer = ServerObserver.NONE;
        private Limits limits = Limits.DEFAULT;
        private KeepAlive keepAlive = KeepAlive.DEFAULT;
        private SubprotocolPolicy subprotocols = SubprotocolPolicy.REFUSE;
        private @Nullable Tls tls;
        private Transport transport = Transport.AUTO;
        private int eventLoops = Runtime.getRuntime().availableProcessors();
        private @Nullable EventLoops loops;

        private Builder() {}

        /// Where to listen; 127.0.0.1 unless told otherwise.
        public Builder host(String address) {
            this.host = address;
            return this;
        }

        /// The port to listen on; 0, the default, for any that is free.
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /// What stands before the identity in the path, such as "/ocpp"; "/", the default, for anything.
        public Builder path(String before) {
            if (!before.startsWith("/")) {
                throw new IllegalArgumentException("a path starts with a slash, not as " + before);
            }
            this.path = before;
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

        /// Who may connect; everyone unless told otherwise.
        public Builder admission(Admission decides) {
            this.admission = decides;
            return this;
        }

        /// Who sees charge points come and go.
        public Builder observer(ServerObserver sees) {
            this.observer = sees;
            return this;
        }

        /// What a peer may cost.
        public Builder limits(Limits bounds) {
            this.limits = bounds;
            return this;
        }

        /// How dead connections are found.
        public Builder keepAlive(KeepAlive pings) {
            this.keepAlive = pings;
            return this;
        }

        /// What to do about charge points that do not offer `ocpp1.6`.
        public Builder subprotocols(SubprotocolPolicy policy) {
            this.subprotocols = policy;
            return this;
        }

        /// Serves `wss` instead of `ws`.
        public Builder tls(Tls certificates) {
            this.tls = certificates;
            return this;
        }

        /// How to do input and output.
        public Builder transport(Transport wanted) {
            this.transport = wanted;
            return this;
        }

        /// How many threads serve the sockets; one for each processor unless told otherwise.
        public Builder eventLoops(int threads) {
            this.eventLoops = threads;
            return this;
        }

        /// Shares threads with others, instead of starting some; whoever made them closes them.
        public Builder eventLoops(EventLoops shared) {
            this.loops = shared;
            return this;
        }

        /// Starts listening.
        ///
        /// @throws IllegalStateException if it cannot
        /// @throws IllegalArgumentException if the certificates are not in order
        public OcppServer start() {
            SslContext context = tls == null ? null : tls.serverContext();
            EventLoops used = loops == null ? EventLoops.start(transport, eventLoops) : loops;
            return new OcppServer(this, used, context);
        }

        private ServerSettings settings() {
            Handlers all = handlers == null ? ownHandlers.build() : handlers;
            return new ServerSettings(path, all, rpc, admission, observer, limits, keepAlive, subprotocols);
        }
    }
}
