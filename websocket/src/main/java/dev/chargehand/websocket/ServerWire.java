// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Instant;

/// The server's end of a connection.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, and that is seen
final class ServerWire extends SocketWire implements ServerConnection {
    private final ServerSite site;
    private final long epoch;
    private final long connectedAtMillis;

    ServerWire(Channel channel, String identity, ServerSite site, long epoch) {
        super(
                channel,
                identity,
                site.settings().handlers(),
                site.settings().rpc(),
                site.settings().limits());
        this.site = site;
        this.epoch = epoch;
        this.connectedAtMillis = site.now().toEpochMilli();
    }

    @Override
    boolean expectsMask() {
        return true;
    }

    @Override
    ByteBuf frame(int opcode, byte[] payload) {
        return Frames.encode(channel().alloc(), opcode, payload);
    }

    @Override
    void closedByPeer() {
        channel().close();
    }

    @Override
    void ended(int code, String reason) {
        site.closed(this, code, reason);
    }

    @Override
    public String identity() {
        return rpc().peer();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return Addresses.remote(channel());
    }

    @Override
    public Instant connectedAt() {
        return Instant.ofEpochMilli(connectedAtMillis);
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public String toString() {
        return identity() + " from " + remoteAddress() + ", epoch " + epoch;
    }
}
