// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.authorization;

import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import java.time.Instant;
import java.util.Optional;

/// Somebody who says whether a tag may charge.
@FunctionalInterface
public interface Authority {
    /// A question about a tag.
    ///
    /// @param chargePoint where it was presented
    /// @param idTag the tag
    /// @param purpose what for
    /// @param at when the question arrived
    record Question(String chargePoint, IdTag idTag, Purpose purpose, Instant at) {}

    /// What a tag was presented for.
    enum Purpose {
        /// An Authorize: to start, or to stop.
        AUTHORIZE,
        /// A transaction that has started.
        START,
        /// A transaction that has ended.
        STOP
    }

    /// What is said of the tag; never ConcurrentTx, which is decided where transactions are known. Called
    /// on a virtual
    /// thread, outside of units of work.
    ///
    /// @return nothing if this one has no say; then another is asked
    /// @throws Exception for a failure; then another is asked
    Optional<IdTagInfo> judge(Question question) throws Exception;
}
