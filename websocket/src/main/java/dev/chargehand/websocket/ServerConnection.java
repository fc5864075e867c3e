// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.rpc.RpcConnection;
import java.net.InetSocketAddress;
import java.time.Instant;

/// A charge point's connection at the server, from its handshake to its end.
public sealed interface ServerConnection permits ServerWire {
    /// Who it is, in the spelling that [Admission] gave.
    String identity();

    /// Where it comes from; behind a load balancer, that is the load balancer.
    InetSocketAddress remoteAddress();

    /// To make calls, and to close it.
    RpcConnection rpc();

    /// When its handshake was accepted.
    Instant connectedAt();

    /// Counts the connections of this server: of two with the same identity, the one with the higher number
    /// is the newer, and only that counts.
    long epoch();
}
