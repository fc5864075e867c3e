// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.json.Deviation;
import java.util.List;

/// Sees what happens on connections, for logs, metrics and findings. Methods are called on the connection's own
/// thread, so they must be quick; they must not throw.
public interface RpcObserver {
    /// Looks away.
    RpcObserver NONE = new RpcObserver() {};

    /// A frame arrived, before it is looked into.
    ///
    /// @param utf8 its text; not to be changed
    default void received(RpcConnection connection, byte[] utf8) {}

    /// A frame was handed to the wire.
    ///
    /// @param utf8 its text; not to be changed
    default void sent(RpcConnection connection, byte[] utf8) {}

    /// A received call was answered with a CALLRESULT.
    ///
    /// @param nanos from its arrival to its answer
    default void answered(RpcConnection connection, String action, String messageId, long nanos) {}

    /// A received call was answered with a CALLERROR.
    ///
    /// @param action the action, empty if the frame did not get as far as naming one
    default void refused(
            RpcConnection connection, String action, String messageId, CallErrorCode code, String description) {}

    /// A received message was read although it is not valid.
    default void deviated(RpcConnection connection, String action, String messageId, List<Deviation> deviations) {}

    /// A received frame led to nothing.
    ///
    /// @param utf8 its text; not to be changed
    default void ignored(RpcConnection connection, Ignored why, byte[] utf8) {}

    /// A call of ours ended.
    ///
    /// @param nanos from when it was handed in to its end
    default void called(
            RpcConnection connection, String action, String messageId, CallOutcome<?> outcome, long nanos) {}

    /// An answer came after its call had timed out; it changes nothing but may be worth knowing.
    default void answeredLate(RpcConnection connection, String action, String messageId, CallOutcome<?> outcome) {}

    /// A handler failed; the peer got InternalError.
    default void failed(RpcConnection connection, String action, String messageId, Throwable cause) {}

    /// Why a received frame led to nothing (OCPP-J 1.6 sections 4.1.3 and 4.2).
    enum Ignored {
        /// It is no JSON, and broke off before an id could be read.
        NOT_JSON,
        /// It is no list that starts with a whole number.
        NOT_A_MESSAGE,
        /// Its first number is none of 2, 3 and 4.
        UNKNOWN_MESSAGE_TYPE,
        /// A CALL whose id is missing, empty or no text, so there is nothing to answer to.
        UNUSABLE_ID,
        /// An answer to no call of ours, or a second one.
        UNKNOWN_ANSWER,
        /// A repetition of a call that is still being handled; it will be answered once.
        REPETITION,
        /// A binary message.
        BINARY
    }
}
