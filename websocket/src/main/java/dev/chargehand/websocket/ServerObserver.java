// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;

/// Sees charge points come and go. Methods are called on the threads that serve the sockets, so they must
/// be quick; they must not throw.
public interface ServerObserver {
    /// Looks away.
    ServerObserver NONE = new ServerObserver() {};

    /// A charge point has connected. What it sends comes after this.
    default void opened(ServerConnection connection) {}

    /// A connection has ended. If the charge point has a newer one by now, that one is not concerned.
    ///
    /// @param code the WebSocket close code (RFC 6455 section 7.4); 1005 if the peer gave none, 1006 if the
    ///     connection just broke off
    /// @param reason why in words, the peer's if it closed
    /// @param lifetime how long it lasted
    default void closed(ServerConnection connection, int code, String reason, Duration lifetime) {}

    /// A connection was not let in.
    default void handshakeRefused(RefusedHandshake refused) {}

    /// A handshake that was refused.
    ///
    /// @param remote where it came from
    /// @param path the path as it was asked for, shortened and cleaned for printing; empty if it did not
    ///     get that far
    /// @param identity who it said it is; empty if that could not be read
    /// @param status the HTTP status it got; 101 if the handshake was finished as OCPP-J demands, and then
    ///     closed; 0 if the connection failed before an answer
    /// @param reason why, in words for the operator
    /// @param when the time
    record RefusedHandshake(
            InetSocketAddress remote, String path, String identity, int status, String reason, Instant when) {}
}
