// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.websocket.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A WebSocket server that does as little as one can: it skips over each frame by its length, unmasks
/// nothing, checks
/// nothing, and sends the same bytes. No server that reads its messages can be faster on this transport.
final class RawServer implements AutoCloseable {
    private static final byte[] ANSWER =
            "[3,\"19223201\",{\"currentTime\":\"2026-01-15T12:00:00.125Z\"}]".getBytes(StandardCharsets.UTF_8);

    private final Loops loops;
    private final Channel listening;

    private RawServer(Loops loops, Channel listening) {
        this.loops = loops;
        this.listening = listening;
    }

    static RawServer start(Transport transport) throws InterruptedException {
        Loops loops = Loops.of(transport);
        Channel listening = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.server())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Skipper());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return new RawServer(loops, listening);
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        loops.group().shutdownGracefully().syncUninterruptibly();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
    private static final class Skipper extends ByteToMessageDecoder {
        private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key:\\s*(\\S+)");
        private static final int MASK = 4;

        private boolean upgraded;

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
                throws NoSuchAlgorithmException {
            if (!upgraded) {
                upgrade(context, in);
                return;
            }
            while (in.readableBytes() >= 2) {
                int start = in.readerIndex();
                int length = in.getByte(start + 1) & 0x7f;
                int header = (length == 126 ? 4 : 2) + MASK;
                if (in.readableBytes() < header) {
                    return;
                }
                int payload = length == 126 ? in.getUnsignedShort(start + 2) : length;
                if (in.readableBytes() < header + payload) {
                    return;
                }
                in.skipBytes(header + payload);
                context.write(
                        context.alloc()
                                .directBuffer(2 + ANSWER.length)
                                .writeByte(0x81)
                                .writeByte(ANSWER.length)
                                .writeBytes(ANSWER),
                        context.voidPromise());
            }
        }

        private void upgrade(ChannelHandlerContext context, ByteBuf in) throws NoSuchAlgorithmException {
            String request = in.toString(StandardCharsets.US_ASCII);
            Matcher key = KEY.matcher(request);
            if (!request.endsWith("\r\n\r\n") || !key.find()) {
                return;
            }
            in.skipBytes(in.readableBytes());
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash)
                    + "\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n";
            upgraded = true;
            context.writeAndFlush(Unpooled.wrappedBuffer(answer.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) throws Exception {
            context.flush();
            super.channelReadComplete(context);
        }
    }
}
