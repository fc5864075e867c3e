// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;

/// Something that calls can be made through: a connection, or a client that reconnects. For all threads.
///
/// At most one call is under way at a time (OCPP-J 1.6 section 4.1.1); the others wait for their turn.
public interface Caller {
    /// Makes a call and returns at once.
    ///
    /// A handler that makes a call this way on the connection it serves makes it after its own answer has left.
    ///
    /// @param end gets the outcome, exactly once
    /// @throws dev.chargehand.protocol.json.ConstraintException if the request is not valid
    <R extends Response> void call(Request<R> request, CallOptions options, CallEnd<R> end);

    /// Makes a call and waits for its end. Meant for a virtual thread; never call it from the thread that a
    /// connection belongs to.
    ///
    /// A handler may wait for a call on the connection it serves. But many charge points answer nothing while they
    /// wait themselves, so answer first: see [Exchange#afterAnswer].
    ///
    /// @throws dev.chargehand.protocol.json.ConstraintException if the request is not valid
    /// @throws InterruptedException if the waiting thread is interrupted; the call goes on
    default <R extends Response> CallOutcome<R> call(Request<R> request, CallOptions options)
            throws InterruptedException {
        var waiting = new Waiting<R>();
        call(request, options, waiting);
        return waiting.outcome(options);
    }

    /// Makes an ordinary call and waits for its end, as [#call(Request, CallOptions)].
    ///
    /// @throws InterruptedException if the waiting thread is interrupted; the call goes on
    default <R extends Response> CallOutcome<R> call(Request<R> request) throws InterruptedException {
        return call(request, CallOptions.DEFAULT);
    }
}
