// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client's handshake (RFC 6455 section 4.1), from the open socket to the upgrade or the failure. All of
/// it happens on the event loop; the client hears of exactly one of the two ends.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, and that is seen
final class ClientHandshake extends ChannelInboundHandlerAdapter {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final ClientLink link;
    private final ClientSettings settings;
    private final @Nullable Credentials credentials;
    private final String key;
    private boolean done;
    private @Nullable ByteBuf early;
    private @Nullable Future<?> timer;

    ClientHandshake(ClientLink link, ClientSettings settings, @Nullable Credentials credentials, String key) {
        this.link = link;
        this.settings = settings;
        this.credentials = credentials;
        this.key = key;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        long within = settings.limits().handshakeWithin().toMillis();
        timer = ctx.channel()
                .eventLoop()
                .schedule(() -> fail(ctx, 0, "no answer within " + within + " ms"), within, TimeUnit.MILLISECONDS);
        ctx.writeAndFlush(Unpooled.wrappedBuffer(request()), ctx.voidPromise());
    }

    private byte[] request() {
        String authorization = credentials == null ? "" : "Authorization: " + credentials.header() + "\r\n";
        return ("GET " + settings.target() + " HTTP/1.1\r\n"
                        + "Host: " + settings.authority() + "\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: " + key + "\r\n"
                        + "Sec-WebSocket-Version: " + Upgrade.VERSION + "\r\n"
                        + "Sec-WebSocket-Protocol: " + Upgrade.OCPP16 + "\r\n"
                        + authorization
                        + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpResponse response && !done) {
            read(ctx, response);
        } else if (message instanceof ByteBuf bytes && !done) {
            early = early == null ? bytes : Unpooled.wrappedBuffer(early, bytes);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext ctx, HttpResponse response) {
        String fault = fault(response);
        if (fault != null) {
            int status =
                    response.decoderResult().isFailure() ? 0 : response.status().code();
            fail(ctx, status, fault);
            return;
        }
        ctx.pipeline().remove(HttpResponseDecoder.class);
        finish();
        var wire = new ClientWire(ctx.channel(), link, settings);
        ctx.pipeline().addLast(wire);
        link.upgraded(wire);
        ByteBuf kept = early;
        early = null;
        if (kept != null) {
            ctx.fireChannelRead(kept);
            ctx.fireChannelReadComplete();
        }
        ctx.pipeline().remove(this);
    }

    /// What is wrong with an answer, or null. An answer without the subprotocol is allowed by RFC 6455 but
    /// not by OCPP: the server does not speak our version.
    private @Nullable String fault(HttpResponse response) {
        HttpHeaders headers = response.headers();
        if (response.decoderResult().isFailure()) {
            return "the answer is not HTTP";
        }
        if (response.status().code() != SWITCHING_PROTOCOLS) {
            return "the server answered "
                    + RequestCheck.printable(response.status().toString());
        }
        if (!Upgrade.accept(key)
                .equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, "").strip())) {
            return "the server's answer does not fit our key";
        }
        List<String> chosen = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (chosen.isEmpty()) {
            return "the server chose no OCPP version";
        }
        if (!List.of(Upgrade.OCPP16).equals(chosen)) {
            return "the server chose what was not offered: " + RequestCheck.printable(chosen.toString());
        }
        return headers.contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)
                ? "the server chose an extension that was not offered"
                : null;
    }

    private void fail(ChannelHandlerContext ctx, int status, String reason) {
        if (!done) {
            finish();
            link.failed(status, reason);
        }
        ctx.close();
    }

    private void finish() {
        done = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(ctx, 0, "the server closed the connection during the handshake");
        if (early != null) {
            early.release();
            early = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ctx, 0, "the handshake failed: " + cause.getMessage());
    }
}
