// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/// Where sockets lead.
final class Addresses {
    /// For a socket that was gone before anyone asked.
    private static final InetSocketAddress UNKNOWN = new InetSocketAddress(0);

    private Addresses() {}

    static InetSocketAddress remote(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address ? address : UNKNOWN;
    }
}
