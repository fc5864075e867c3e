// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.websocket.Admission.Accept;
import dev.chargehand.websocket.Admission.Decision;
import dev.chargehand.websocket.Admission.Refuse;
import dev.chargehand.websocket.Verdict.Upgradable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server's handshake (RFC 6455 section 4.2, OCPP-J 1.6 section 3), from the open socket to the upgrade
/// or the refusal. It is decided before the upgrade.
///
/// All of it happens on the event loop but [Admission], which may ask a database: it runs on a virtual
/// thread and its decision comes back as a task. Meanwhile the socket is not read. One timer covers
/// everything from the first byte of TLS to the decision, so nobody holds a place for longer.
///
/// After a refusal the socket is closed for sending and what still comes is thrown away for a moment; a
/// socket closed with unread bytes in it is reset, and the peer would not see the answer.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, and that is seen
final class ServerHandshake extends ChannelInboundHandlerAdapter {
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(ServerHandshake.class);

    private final ServerSite site;

    private State state = State.READING;
    private @Nullable String target;
    private String identity = "";
    private @Nullable ByteBuf early;
    private @Nullable Future<?> timer;
    private @Nullable Thread deciding;

    private enum State {
        READING,
        DECIDING,
        REFUSED,
        UPGRADED
    }

    ServerHandshake(ServerSite site) {
        this.site = site;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        site.socketOpened();
        String tooMany = site.halfOpen().enter(ctx.channel());
        if (tooMany != null) {
            refuse(ctx, Refusal.overloaded(tooMany, RETRY_AFTER));
            return;
        }
        timer = later(ctx, site.settings().limits().handshakeWithin(), () -> tookTooLong(ctx));
    }

    private void tookTooLong(ChannelHandlerContext ctx) {
        Duration limit = site.settings().limits().handshakeWithin();
        if (state == State.DECIDING) {
            if (deciding != null) {
                deciding.interrupt();
            }
            refuse(ctx, Refusal.overloaded("no decision within " + limit.toMillis() + " ms", RETRY_AFTER));
        } else {
            refuse(ctx, Refusal.of(408, "no complete request within " + limit.toMillis() + " ms"));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request && state == State.READING) {
            read(ctx, request);
        } else if (message instanceof ByteBuf bytes && state == State.DECIDING) {
            early = early == null ? bytes : Unpooled.wrappedBuffer(early, bytes);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    /// The request is here. From now on the bytes are not HTTP any more; those that have come already are
    /// kept.
    private void read(ChannelHandlerContext ctx, HttpRequest request) {
        state = State.DECIDING;
        ctx.channel().config().setAutoRead(false);
        ctx.pipeline().remove(HttpRequestDecoder.class);
        target = request.uri();
        var origin = new RequestCheck.Origin(Addresses.remote(ctx.channel()), tls(ctx) != null, certificate(ctx));
        switch (site.check().judge(request, origin)) {
            case Refusal refusal -> refuse(ctx, refusal);
            case Upgradable upgradable -> {
                identity = upgradable.handshake().identity();
                ask(ctx, upgradable);
            }
        }
    }

    private void ask(ChannelHandlerContext ctx, Upgradable upgradable) {
        Admission admission = site.settings().admission();
        if (site.isClosing()) {
            refuse(ctx, Refusal.overloaded("the central system is shutting down", RETRY_AFTER));
        } else if (!site.handshakes().take()) {
            refuse(ctx, Refusal.overloaded("too many handshakes in a second", RETRY_AFTER));
        } else if (upgradable.thenClose() || admission.equals(Admission.ACCEPT_ALL)) {
            upgrade(ctx, upgradable, new Accept(identity, null));
        } else {
            deciding = Thread.ofVirtual().name("admission").start(() -> {
                Decision decision = decide(admission, upgradable.handshake());
                ctx.channel().eventLoop().execute(() -> decided(ctx, upgradable, decision));
            });
        }
    }

    private static Decision decide(Admission admission, Handshake handshake) {
        try {
            return admission.decide(handshake);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Refuse(503, "the decision was interrupted");
        } catch (Exception e) {
            log.atError()
                    .addKeyValue("chargePoint", handshake.identity())
                    .setCause(e)
                    .log("no decision about a handshake");
            return new Refuse(500, "the central system could not decide");
        }
    }

    private void decided(ChannelHandlerContext ctx, Upgradable upgradable, Decision decision) {
        if (state == State.DECIDING && ctx.channel().isActive()) {
            switch (decision) {
                case Refuse refuse -> refuse(ctx, Refusal.of(refuse));
                case Accept accept -> upgrade(ctx, upgradable, accept);
            }
        }
    }

    /// Turns the channel into a WebSocket: this handler makes place for the connection, and what the peer
    /// sent before it had our answer goes there.
    private void upgrade(ChannelHandlerContext ctx, Upgradable upgradable, Accept accept) {
        finish(ctx, State.UPGRADED);
        byte[] response = Upgrade.response(upgradable.key(), upgradable.subprotocol());
        Channel channel = ctx.channel();
        if (upgradable.thenClose()) {
            String reason = RequestCheck.noCommonVersion(upgradable.handshake().subprotocols());
            site.refused(channel, target, identity, Refusal.of(101, reason));
            ctx.write(Unpooled.wrappedBuffer(response));
            byte[] closing = Frames.closing(FrameHandler.PROTOCOL_ERROR, "no common OCPP version");
            ctx.writeAndFlush(Frames.encode(ctx.alloc(), Frames.CLOSE, closing)).addListener(_ -> channel.close());
            return;
        }
        ServerWire wire = site.open(channel, accept.identity());
        wire.judge(accept.strictness());
        ctx.pipeline().addLast(wire);
        ctx.writeAndFlush(Unpooled.wrappedBuffer(response), ctx.voidPromise());
        site.opened(wire);
        ByteBuf kept = early;
        early = null;
        if (kept != null) {
            ctx.fireChannelRead(kept);
            ctx.fireChannelReadComplete();
        }
        ctx.pipeline().remove(this);
        wire.startReading();
    }

    private void refuse(ChannelHandlerContext ctx, Refusal refusal) {
        if (state == State.REFUSED) {
            return;
        }
        finish(ctx, State.REFUSED);
        site.refused(ctx.channel(), target, identity, refusal);
        if (ctx.pipeline().get(HttpRequestDecoder.class) != null) {
            ctx.pipeline().remove(HttpRequestDecoder.class);
        }
        later(ctx, LINGER, ctx::close);
        ctx.writeAndFlush(Unpooled.wrappedBuffer(refusal.response())).addListener(_ -> finishSending(ctx));
    }

    private static void finishSending(ChannelHandlerContext ctx) {
        if (tls(ctx) == null && ctx.channel() instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
            ctx.channel().config().setAutoRead(true);
        } else {
            ctx.close();
        }
    }

    private void finish(ChannelHandlerContext ctx, State end) {
        state = end;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        if (end == State.UPGRADED) {
            site.halfOpen().leave(ctx.channel());
        } else {
            forgetEarly();
        }
    }

    private void forgetEarly() {
        if (early != null) {
            early.release();
            early = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (state == State.DECIDING && deciding != null) {
            deciding.interrupt();
        }
        if (state != State.UPGRADED) {
            finish(ctx, State.REFUSED);
            site.halfOpen().leave(ctx.channel());
        }
        site.socketClosed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException) && (state == State.READING || state == State.DECIDING)) {
            String why = RequestCheck.printable(String.valueOf(cause.getMessage()));
            finish(ctx, State.REFUSED);
            site.refused(ctx.channel(), target, identity, Refusal.of(0, "the handshake failed: " + why));
        }
        ctx.close();
    }

    private static Future<?> later(ChannelHandlerContext ctx, Duration delay, Runnable task) {
        return ctx.channel().eventLoop().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static @Nullable SslHandler tls(ChannelHandlerContext ctx) {
        return ctx.pipeline().get(SslHandler.class);
    }

    private static @Nullable X509Certificate certificate(ChannelHandlerContext ctx) {
        SslHandler tls = tls(ctx);
        if (tls == null || !tls.engine().getNeedClientAuth()) {
            return null;
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate first ? first : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }
}
