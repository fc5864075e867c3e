// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import dev.chargehand.protocol.json.Strictness;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Decides who may connect, before the connection is upgraded to a WebSocket.
@FunctionalInterface
public interface Admission {
    /// Lets everyone in under the identity they give: security profile 0.
    Admission ACCEPT_ALL = handshake -> new Accept(handshake.identity(), null);

    /// Decides about one handshake, on a virtual thread, so it may ask a database. If it takes longer than
    /// [Limits#handshakeWithin], it is interrupted and the charge point gets 503.
    ///
    /// @throws Exception for a failure; the charge point gets 500 without a word about the inside
    Decision decide(Handshake handshake) throws Exception;

    /// What was decided.
    sealed interface Decision {}

    /// It may come in.
    ///
    /// @param identity who it is from now on: the spelling under which it is known
    /// @param strictness how it is judged; null for as all are
    record Accept(String identity, @Nullable Strictness strictness) implements Decision {}

    /// It may not come in.
    ///
    /// @param status the HTTP status, 400 to 599: 404 for an unknown identity, 401 for a wrong password
    ///     (OCPP-J 1.6 section 3.3)
    /// @param reason why, in words for the operator. With 401, 403 and 404 the charge point does not get to
    ///     read it, so that nobody can find out identities by asking
    /// @param retryAfter when to come back, for 503
    record Refuse(int status, String reason, @Nullable Duration retryAfter) implements Decision {
        /// Checks that the status is an error.
        public Refuse {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("not the status of an error: " + status);
            }
        }

        /// A refusal that says nothing about coming back.
        public Refuse(int status, String reason) {
            this(status, reason, null);
        }
    }
}
