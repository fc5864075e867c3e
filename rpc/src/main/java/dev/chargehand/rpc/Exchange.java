// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.json.Deviation;
import java.time.Instant;
import java.util.List;

/// One incoming call while it is handled.
public interface Exchange {
    /// The connection it came on.
    RpcConnection connection();

    /// Who sent it: the identity that the connection was opened with.
    default String peer() {
        return connection().peer();
    }

    /// The call's id on the wire.
    String messageId();

    /// When it arrived.
    Instant receivedAt();

    /// What a tolerant reader let pass in it, in the order of the text.
    List<Deviation> deviations();

    /// The frame as it came.
    String frame();

    /// Runs a task on a virtual thread once the answer has left, before any other call on this connection is sent.
    /// The place for a call that follows from this one.
    void afterAnswer(Runnable task);
}
