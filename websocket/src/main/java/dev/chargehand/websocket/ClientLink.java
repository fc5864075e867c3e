// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.rpc.RpcConnection;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a client connected: attempts, connections and the waits between them.
///
/// ## Threads
/// They follow each other on one event loop, which the client has for its life, so what says where it
/// stands needs no lock. Only the look-up of the server's name, which blocks, is done on a virtual thread.
/// Other threads see two volatile fields: the connection to call through, and whether it is open. While
/// there is none, the last one is called through, which answers each call as *not connected*; before the
/// first, one that leads nowhere.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, and that is seen
final class ClientLink {
    private static final int KEY_BYTES = 16;
    private static final Logger log = LoggerFactory.getLogger(OcppClient.class);

    private final ClientSettings settings;
    private final EventLoops loops;
    private final EventLoop loop;
    private final @Nullable SslContext tls;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition connects = lock.newCondition();
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile RpcConnection current;
    private volatile boolean connected;
    private volatile KeepAlive keepAlive;
    private volatile @Nullable Credentials credentials;

    // Of the event loop only.
    private @Nullable ClientWire wire;
    private @Nullable Channel attempt;
    private @Nullable Future<?> retry;
    private boolean retryAtOnce;
    private boolean closed;
    private int failures;

    ClientLink(ClientSettings settings, EventLoops loops, @Nullable SslContext tls, KeepAlive keepAlive) {
        this.settings = settings;
        this.loops = loops;
        this.loop = loops.group().next();
        this.tls = tls;
        this.keepAlive = keepAlive;
        this.current =
                new RpcConnection(settings.identity(), new OfflineWire(loop), settings.handlers(), settings.rpc());
    }

    // ---- from any thread

    void start() {
        RpcConnection nowhere = current;
        loop.execute(() -> {
            nowhere.closed();
            connect();
        });
    }

    RpcConnection current() {
        return current;
    }

    boolean isConnected() {
        return connected;
    }

    boolean awaitConnected(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (!connected) {
                if (left <= 0) {
                    return false;
                }
                left = connects.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void credentials(@Nullable Credentials other) {
        credentials = other;
    }

    void keepAlive(KeepAlive other) {
        keepAlive = other;
        loop.execute(() -> {
            if (wire != null) {
                wire.join(loops.wheel(loop, other));
            }
        });
    }

    void reconnect(int code, String reason) {
        loop.execute(() -> {
            retryAtOnce = true;
            if (wire != null) {
                wire.close(code, reason);
            } else if (retry != null && retry.cancel(false)) {
                connect();
            }
        });
    }

    /// Ends everything, and waits for it unless it is the event loop that asks.
    void close(int code, String reason, Duration within) {
        try {
            loop.execute(() -> shut(code, reason));
            if (!loop.inEventLoop() && !ended.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atInfo().addKeyValue("chargePoint", settings.identity()).log("the connection does not end");
            }
        } catch (RejectedExecutionException e) {
            log.atDebug().addKeyValue("chargePoint", settings.identity()).log("the event loops ended first");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- on the event loop

    int nextMask() {
        return settings.random().nextInt();
    }

    private void shut(int code, String reason) {
        closed = true;
        if (retry != null) {
            retry.cancel(false);
        }
        if (wire != null) {
            wire.close(code, reason);
        } else {
            ended.countDown();
        }
        if (attempt != null) {
            attempt.close();
        }
    }

    private void connect() {
        retry = null;
        retryAtOnce = false;
        if (closed) {
            return;
        }
        Thread.ofVirtual().name("resolver").start(() -> {
            var address = new InetSocketAddress(settings.url().getHost(), settings.port());
            execute(() -> connectTo(address));
        });
    }

    private void connectTo(InetSocketAddress address) {
        if (closed) {
            return;
        }
        if (address.isUnresolved()) {
            failed(0, "the host " + address.getHostString() + " is not known");
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channelFactory(loops.clientChannels())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.limits().handshakeWithin().toMillis())
                .handler(pipeline())
                .connect(address);
        attempt = connecting.channel();
        connecting.addListener(_ -> {
            if (!connecting.isSuccess()) {
                failed(0, "no connection: " + connecting.cause().getMessage());
            }
        });
    }

    private ChannelInitializer<Channel> pipeline() {
        byte[] nonce = new byte[KEY_BYTES];
        settings.random().nextBytes(nonce);
        var handshake = new ClientHandshake(
                this, settings, credentials, Base64.getEncoder().encodeToString(nonce));
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (tls != null) {
                    String host = settings.url().getHost();
                    channel.pipeline().addLast(tls.newHandler(channel.alloc(), host, settings.port()));
                }
                channel.pipeline()
                        .addLast(new HttpResponseDecoder(ServerDoor.httpConfig(settings.limits())))
                        .addLast(handshake);
            }
        };
    }

    void upgraded(ClientWire opened) {
        attempt = null;
        failures = 0;
        retryAtOnce = false;
        wire = opened;
        opened.join(loops.wheel(loop, keepAlive));
        current = opened.rpc();
        lock.lock();
        try {
            connected = true;
            connects.signalAll();
        } finally {
            lock.unlock();
        }
        settings.observer().opened(opened.rpc());
        if (closed) {
            opened.close(SocketWire.NORMAL, "closed meanwhile");
        }
    }

    void ended(ClientWire gone, int code, String reason) {
        connected = false;
        wire = null;
        Duration wait = closed || retryAtOnce ? Duration.ZERO : nextWait();
        settings.observer().closed(gone.rpc(), code, reason, wait);
        if (closed) {
            ended.countDown();
        } else {
            connectIn(wait);
        }
    }

    void failed(int status, String reason) {
        attempt = null;
        if (closed) {
            return;
        }
        Duration wait = retryAtOnce ? Duration.ZERO : nextWait();
        log.atDebug()
                .addKeyValue("chargePoint", settings.identity())
                .addKeyValue("reason", reason)
                .log("no connection");
        settings.observer().failed(status, reason, wait);
        connectIn(wait);
    }

    private Duration nextWait() {
        failures++;
        return settings.backoff().after(failures, settings.random());
    }

    private void connectIn(Duration wait) {
        retry = loop.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            log.atDebug().addKeyValue("chargePoint", settings.identity()).log("the event loops have ended");
        }
    }
}
