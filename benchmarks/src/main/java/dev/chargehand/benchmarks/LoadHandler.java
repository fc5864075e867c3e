// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One charge point of the load: as cheap as can be, so that the server is what is measured.
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class LoadHandler extends ByteToMessageDecoder {
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private final String identity;
    private final AtomicBoolean running;
    private final Runnable onUpgrade;
    private final Conversation conversation;
    private boolean upgraded;
    private boolean waiting;
    private volatile @Nullable ChannelHandlerContext context;

    /// What a charge point of the load says, and what it makes of the answers. Belongs to the event loop.
    interface Conversation {
        /// The next frame, ready to be sent; null to say nothing for now.
        byte @Nullable [] next();

        /// An answer has come.
        ///
        /// @param start where its text starts
        void answered(ByteBuf in, int start, int length);
    }

    LoadHandler(String identity, Conversation conversation, AtomicBoolean running, Runnable onUpgrade) {
        this.running = running;
        this.identity = identity;
        this.onUpgrade = onUpgrade;
        this.conversation = conversation;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String request = "GET /ocpp/" + identity + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n";
        context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), request));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!upgraded && !upgrade(context, in)) {
            return;
        }
        while (readFrame(context, in)) {}
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        context.flush();
        super.channelReadComplete(context);
    }

    private boolean upgrade(ChannelHandlerContext context, ByteBuf in) {
        int end = ByteBufUtil.indexOf(io.netty.buffer.Unpooled.wrappedBuffer(END_OF_HEADERS), in);
        if (end < 0) {
            return false;
        }
        String status = in.toString(in.readerIndex(), 12, StandardCharsets.US_ASCII);
        if (!status.endsWith("101")) {
            System.err.println(identity + " was refused: " + status);
            context.close();
            return false;
        }
        in.readerIndex(end + END_OF_HEADERS.length);
        upgraded = true;
        waiting = true;
        this.context = context;
        onUpgrade.run();
        return true;
    }

    private boolean readFrame(ChannelHandlerContext context, ByteBuf in) {
        int start = in.readerIndex();
        if (in.readableBytes() < 2) {
            return false;
        }
        int length = in.getByte(start + 1) & 0x7f;
        int header = length == 126 ? 4 : 2;
        if (in.readableBytes() < header) {
            return false;
        }
        length = length == 126 ? in.getUnsignedShort(start + 2) : length;
        if (in.readableBytes() < header + length) {
            return false;
        }
        boolean text = (in.getByte(start) & 0x0f) == 1;
        if (text) {
            conversation.answered(in, start + header, length);
        }
        in.skipBytes(header + length);
        if (text) {
            sendNext(context);
        }
        return true;
    }

    /// Sends the first message of a run, if the last run's answer is there; from any thread.
    void go() {
        ChannelHandlerContext to = context;
        if (to != null) {
            to.executor().execute(() -> {
                if (waiting) {
                    waiting = false;
                    sendNext(to);
                    to.flush();
                }
            });
        }
    }

    private void sendNext(ChannelHandlerContext context) {
        byte[] bytes = running.get() ? conversation.next() : null;
        if (bytes == null) {
            waiting = true;
        } else {
            context.write(context.alloc().directBuffer(bytes.length).writeBytes(bytes), context.voidPromise());
        }
    }
}
