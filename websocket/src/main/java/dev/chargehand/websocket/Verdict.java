// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import org.jspecify.annotations.Nullable;

/// What the request of a handshake, looked at by itself, deserves.
sealed interface Verdict permits Refusal, Verdict.Upgradable {
    /// It may be upgraded, if [Admission] agrees.
    ///
    /// @param handshake what it says
    /// @param key the value of Sec-WebSocket-Key
    /// @param subprotocol the version to answer with; null for an answer without
    /// @param thenClose whether to close at once after the upgrade, because there is no common version
    record Upgradable(
            Handshake handshake, String key, @Nullable String subprotocol, boolean thenClose) implements Verdict {}
}
