// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import java.util.List;

/// What became of an order.
public sealed interface Placed {
    /// It is stored, and will be carried out.
    ///
    /// @param isNew false if the same order had been placed before; then this is the job of that
    record Accepted(Job job, boolean isNew) implements Placed {}

    /// Some of the charge points are not known; nothing is stored.
    record UnknownChargePoints(List<String> identities) implements Placed {}

    /// Its only charge point is not connected, and it may not wait; nothing is stored.
    record Offline(String identity) implements Placed {}

    /// It may not be sent now, or not wait; nothing is stored.
    ///
    /// @param reason why, in words
    record NotAllowed(String reason) implements Placed {}

    /// Another order was placed under the same key; nothing is stored.
    record OtherOrderOfThatKey(long jobId) implements Placed {}
}
