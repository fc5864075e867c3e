// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;

/// Answers one kind of request.
///
/// The requests of one connection come one at a time, in the order of the wire.
///
/// @param <Q> the request
/// @param <R> the response
@FunctionalInterface
public interface Handler<Q extends Request<R>, R extends Response> {
    /// Answers a request.
    ///
    /// @throws CallException to answer with a CALLERROR; seldom right, since most refusals are a status in the
    ///     response
    /// @throws NoAnswerException to answer nothing at all
    /// @throws Exception for a failure; the peer gets InternalError without a word about the inside
    R handle(Exchange exchange, Q request) throws Exception;
}
