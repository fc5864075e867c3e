// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.rpc.RpcConnection;
import java.time.Duration;

/// Sees a client's connections come and go. Methods are called on the thread that serves the socket, so
/// they must be quick; they must not throw.
public interface ClientObserver {
    /// Looks away.
    ClientObserver NONE = new ClientObserver() {};

    /// The client has connected. What the server sends comes after this.
    default void opened(RpcConnection connection) {}

    /// A connection has ended.
    ///
    /// @param code the WebSocket close code (RFC 6455 section 7.4); 1005 if the peer gave none, 1006 if the
    ///     connection just broke off
    /// @param reason why in words, the peer's if it closed
    /// @param retryIn when the next attempt follows; zero for at once, and for never after
    ///     [OcppClient#close]
    default void closed(RpcConnection connection, int code, String reason, Duration retryIn) {}

    /// An attempt to connect has failed.
    ///
    /// @param status the HTTP status that the server gave; 0 if it did not come to that
    /// @param reason why in words
    /// @param retryIn when the next attempt follows
    default void failed(int status, String reason, Duration retryIn) {}
}
