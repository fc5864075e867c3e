// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for one charge point, and what became of it.
///
/// @param id its id
/// @param jobId the job it is part of
/// @param chargePoint for whom it is
/// @param action the protocol's name of the request
/// @param request the request as JSON; what is secret in it is left out
/// @param state how far it is
/// @param queuedAt when it was ordered
/// @param sentAt when it was sent
/// @param endedAt when its outcome was known
/// @param status what the charge point said, in the protocol's word, if the answer has a status
/// @param response the answer as JSON
/// @param reason why it has not been answered, in words
/// @param consequence what it led to, as far as that can be told
public record Command(
        long id,
        long jobId,
        String chargePoint,
        String action,
        String request,
        CommandState state,
        Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable String status,
        @Nullable String response,
        @Nullable String reason,
        @Nullable Consequence consequence) {
    /// What a command led to.
    ///
    /// @param kind what it is
    /// @param id the id of the transaction or boot
    /// @param at when it happened
    public record Consequence(Kind kind, long id, Instant at) {
        /// What can follow from a command.
        public enum Kind {
            /// A transaction has started, after a RemoteStartTransaction.
            TRANSACTION_STARTED,
            /// The transaction has ended, after a RemoteStopTransaction.
            TRANSACTION_STOPPED,
            /// The charge point has booted, after a Reset.
            BOOTED
        }
    }
}
