// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.websocket.Transport;
import io.netty.channel.Channel;
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

/// One event loop with the channel types that go with it.
record Loops(
        MultiThreadIoEventLoopGroup group, Class<? extends ServerChannel> server, Class<? extends Channel> client) {
    static Loops of(Transport wanted) {
        boolean ring = wanted == Transport.IO_URING || (wanted == Transport.AUTO && IoUring.isAvailable());
        boolean epoll = wanted == Transport.EPOLL || (wanted == Transport.AUTO && Epoll.isAvailable());
        if (ring) {
            return one(IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class, IoUringSocketChannel.class);
        }
        if (epoll) {
            return one(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class);
        }
        return one(NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);
    }

    private static Loops one(
            IoHandlerFactory factory, Class<? extends ServerChannel> server, Class<? extends Channel> client) {
        return new Loops(new MultiThreadIoEventLoopGroup(1, factory), server, client);
    }
}
