// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Response;

/// What a call that is not waited for ends in. Called on the connection's own thread, which must not be blocked.
///
/// @param <R> the response that is hoped for
@FunctionalInterface
public interface CallEnd<R extends Response> {
    /// The call ended; exactly once for each call.
    void ended(CallOutcome<R> outcome);

    /// An answer came after the call had ended as [CallOutcome.TimedOut]. It says what the peer did after all: the
    /// late answer to a StartTransaction still tells the transaction's id.
    default void answeredLate(CallOutcome<R> outcome) {}
}
