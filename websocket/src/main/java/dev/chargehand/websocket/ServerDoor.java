// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where sockets come in: gives each what it needs for its handshake.
final class ServerDoor extends ChannelInitializer<Channel> {
    private final ServerSite site;
    private final @Nullable Tls files;
    private final HttpDecoderConfig http;
    private volatile @Nullable SslContext tls;

    ServerDoor(ServerSite site, @Nullable Tls files, @Nullable SslContext tls) {
        this.site = site;
        this.files = files;
        this.tls = tls;
        this.http = httpConfig(site.settings().limits());
    }

    static HttpDecoderConfig httpConfig(Limits limits) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.maxRequestLine())
                .setMaxHeaderSize(limits.maxHeaders());
    }

    void reload() {
        if (files != null) {
            tls = files.serverContext();
        }
    }

    @Override
    protected void initChannel(Channel channel) {
        SslContext context = tls;
        if (context != null) {
            SslHandler handler = context.newHandler(channel.alloc());
            long within = site.settings().limits().handshakeWithin().toMillis();
            handler.setHandshakeTimeout(within, TimeUnit.MILLISECONDS);
            channel.pipeline().addLast(handler);
        }
        channel.pipeline().addLast(new HttpRequestDecoder(http)).addLast(new ServerHandshake(site));
    }
}
