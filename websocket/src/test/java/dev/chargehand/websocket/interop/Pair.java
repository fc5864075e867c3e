// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket.interop;

import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import eu.chargetime.ocpp.model.Confirmation;

/// One exchange, in our types and in theirs.
///
/// @param request ours
/// @param response our answer to it
/// @param theirs the same request
/// @param theirAnswer the same answer
record Pair<Q extends Request<R>, R extends Response>(
        Q request, R response, eu.chargetime.ocpp.model.Request theirs, Confirmation theirAnswer) {
    @Override
    public String toString() {
        return request.getClass().getSimpleName();
    }
}
