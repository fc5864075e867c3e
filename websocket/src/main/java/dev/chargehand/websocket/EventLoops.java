// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that serve sockets. One set can serve a server, or thousands of clients in one process.
///
/// Each connection belongs to one of the threads for its life. A server and a client start a set of their
/// own unless they are given one, and then whoever made it closes it, after them.
public final class EventLoops implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLoops.class);

    private static final long QUIET_MILLIS = 0;
    private static final long CLOSE_WITHIN_MILLIS = 5_000;

    private final Transport transport;
    private final MultiThreadIoEventLoopGroup group;

    /// The wheels of each loop; the inner maps belong to their loops.
    private final Map<EventExecutor, Map<KeepAlive, PingWheel>> wheels = new HashMap<>();

    private EventLoops(Transport transport, int threads) {
        this.transport = transport;
        String name = "chargehand-" + transport.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-";
        this.group = new MultiThreadIoEventLoopGroup(
                threads, Thread.ofPlatform().name(name, 1).factory(), ioHandler(transport));
        group.forEach(loop -> wheels.put(loop, new HashMap<>()));
    }

    /// Starts one thread for each processor, with the best transport.
    public static EventLoops start() {
        return start(Transport.AUTO, Runtime.getRuntime().availableProcessors());
    }

    /// Starts so many threads.
    ///
    /// @throws IllegalStateException if the transport does not work here; [Transport#NIO] always does
    public static EventLoops start(Transport wanted, int threads) {
        Transport chosen = wanted == Transport.AUTO ? best() : wanted;
        if (!works(chosen)) {
            throw new IllegalStateException(chosen + " does not work here: " + whyNot(chosen));
        }
        log.atInfo()
                .addKeyValue("transport", chosen)
                .addKeyValue("threads", threads)
                .log("event loops started");
        return new EventLoops(chosen, threads);
    }

    /// Whether a transport works on this machine, and for io_uring, whether the kernel lets us.
    public static boolean works(Transport transport) {
        return switch (transport) {
            case AUTO, NIO -> true;
            case IO_URING -> IoUring.isAvailable();
            case EPOLL -> Epoll.isAvailable();
        };
    }

    /// The transport in use, never [Transport#AUTO].
    public Transport transport() {
        return transport;
    }

    /// Closes what is still open, and ends the threads; takes a few seconds at most.
    @Override
    public void close() {
        var ended = group.shutdownGracefully(QUIET_MILLIS, CLOSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
        if (!ended.awaitUninterruptibly(2 * CLOSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
            log.atError().addKeyValue("transport", transport).log("event loops do not end");
        }
    }

    MultiThreadIoEventLoopGroup group() {
        return group;
    }

    ChannelFactory<ServerChannel> serverChannels() {
        return switch (transport) {
            case IO_URING -> IoUringServerSocketChannel::new;
            case EPOLL -> EpollServerSocketChannel::new;
            case NIO, AUTO -> NioServerSocketChannel::new;
        };
    }

    ChannelFactory<Channel> clientChannels() {
        return switch (transport) {
            case IO_URING -> IoUringSocketChannel::new;
            case EPOLL -> EpollSocketChannel::new;
            case NIO, AUTO -> NioSocketChannel::new;
        };
    }

    /// The wheel for connections of a loop, called on that loop; null for no pings.
    @Nullable
    PingWheel wheel(EventLoop loop, KeepAlive keepAlive) {
        Map<KeepAlive, PingWheel> ofLoop = wheels.get(loop);
        if (keepAlive.interval().isZero() || ofLoop == null) {
            return null;
        }
        return ofLoop.computeIfAbsent(keepAlive, _ -> new PingWheel(loop, keepAlive));
    }

    private static Transport best() {
        if (works(Transport.IO_URING)) {
            return Transport.IO_URING;
        }
        return works(Transport.EPOLL) ? Transport.EPOLL : Transport.NIO;
    }

    private static IoHandlerFactory ioHandler(Transport transport) {
        return switch (transport) {
            case IO_URING -> IoUringIoHandler.newFactory();
            case EPOLL -> EpollIoHandler.newFactory();
            case NIO, AUTO -> NioIoHandler.newFactory();
        };
    }

    private static @Nullable Throwable whyNot(Transport transport) {
        return switch (transport) {
            case IO_URING -> IoUring.unavailabilityCause();
            case EPOLL -> Epoll.unavailabilityCause();
            case NIO, AUTO -> null;
        };
    }
}
