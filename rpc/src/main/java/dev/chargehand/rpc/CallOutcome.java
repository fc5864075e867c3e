// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Deviation;
import dev.chargehand.protocol.json.Violation;
import java.time.Duration;
import java.util.List;

/// How a call to the other side ended. Each call ends exactly once, in one of these ways. Each of them is an
/// everyday event on a charging network, so all are values that the caller must look at; none is an exception.
///
/// @param <R> the response that was hoped for
public sealed interface CallOutcome<R extends Response> {
    /// The peer answered.
    ///
    /// @param response the answer
    /// @param deviations what a tolerant reader let pass in it
    record Answered<R extends Response>(R response, List<Deviation> deviations) implements CallOutcome<R> {}

    /// The peer sent a CALLERROR.
    ///
    /// @param code the code; [CallErrorCode#GENERIC_ERROR] stands for one that OCPP 1.6 does not know
    /// @param word the code as it came
    /// @param description the peer's words, maybe empty
    /// @param details the details as JSON text, `{}` if there were none
    record Refused<R extends Response>(CallErrorCode code, String word, String description, String details)
            implements CallOutcome<R> {}

    /// The peer answered with what cannot be read. It may have done what was asked.
    ///
    /// @param violation what is wrong with the answer
    /// @param frame the answer as it came
    record Invalid<R extends Response>(Violation violation, String frame) implements CallOutcome<R> {}

    /// No answer came in time. The peer may have done what was asked.
    ///
    /// @param after how long was waited
    record TimedOut<R extends Response>(Duration after) implements CallOutcome<R> {}

    /// The connection ended before an answer came. The peer may have done what was asked.
    record Disconnected<R extends Response>() implements CallOutcome<R> {}

    /// The call never left, so the peer knows nothing of it.
    ///
    /// @param why what kept it
    record NotSent<R extends Response>(Why why) implements CallOutcome<R> {}

    /// Why a call never left.
    enum Why {
        /// There was no connection, or it ended while the call waited for its turn.
        NOT_CONNECTED,
        /// Too many calls were waiting already.
        QUEUE_FULL,
        /// Its turn did not come in time.
        WAITED_TOO_LONG
    }
}
