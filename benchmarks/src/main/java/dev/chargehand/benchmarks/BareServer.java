// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.websocket.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A WebSocket server of Netty's own parts that answers every text with the same CALLRESULT, unread: the
/// most that
/// a server on this stack can do.
final class BareServer implements AutoCloseable {
    private final Loops loops;
    private final Channel listening;

    private BareServer(Loops loops, Channel listening) {
        this.loops = loops;
        this.listening = listening;
    }

    static BareServer start(Transport transport) throws InterruptedException {
        Loops loops = Loops.of(transport);
        Channel listening = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.server())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Pipeline())
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return new BareServer(loops, listening);
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        loops.group().shutdownGracefully().syncUninterruptibly();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {
        private static final WebSocketServerProtocolConfig CONFIG = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .subprotocols("ocpp1.6")
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(1 << 20)
                        .withUTF8Validator(false)
                        .build())
                .build();

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(8192))
                    .addLast(new WebSocketServerProtocolHandler(CONFIG))
                    .addLast(Echo.INSTANCE);
        }
    }

    @Sharable
    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
    private static final class Echo extends ChannelInboundHandlerAdapter {
        static final Echo INSTANCE = new Echo();

        private final ByteBuf answer = Unpooled.unreleasableBuffer(Unpooled.directBuffer()
                .writeBytes("[3,\"19223201\",{\"currentTime\":\"2026-01-15T12:00:00.125Z\"}]"
                        .getBytes(StandardCharsets.UTF_8))
                .asReadOnly());

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof TextWebSocketFrame) {
                context.write(new TextWebSocketFrame(answer.duplicate()), context.voidPromise());
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
