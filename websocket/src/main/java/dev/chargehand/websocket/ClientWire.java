// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/// The client's end of a connection.
final class ClientWire extends SocketWire {
    private final ClientLink link;

    ClientWire(Channel channel, ClientLink link, ClientSettings settings) {
        super(channel, settings.identity(), settings.handlers(), settings.rpc(), settings.limits());
        this.link = link;
    }

    @Override
    boolean expectsMask() {
        return false;
    }

    @Override
    ByteBuf frame(int opcode, byte[] payload) {
        return Frames.encodeMasked(channel().alloc(), opcode, payload, link.nextMask());
    }

    /// The server closes the socket first, so that the waiting of TCP is on its side (RFC 6455 section
    /// 7.1.1).
    @Override
    void closedByPeer() {}

    @Override
    void ended(int code, String reason) {
        link.ended(this, code, reason);
    }
}
