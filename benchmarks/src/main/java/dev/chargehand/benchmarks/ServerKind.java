// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

/// The servers that are measured beside each other.
enum ServerKind {
    /// The least that a server can do: skips each frame by its length and sends the same bytes.
    RAW,
    /// Netty's own WebSocket handlers: answers a fixed CALLRESULT without reading the payload.
    BARE,
    /// Ours, with handlers on the connection's own thread.
    IMMEDIATE,
    /// Ours, with handlers on virtual threads, as those that store something are.
    BLOCKING
}
