// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import dev.chargehand.protocol.json.Strictness;
import org.jspecify.annotations.Nullable;

/// How a charge point stands with us.
///
/// @param decision what was decided about it
/// @param acceptedOnce whether a BootNotification of it was ever accepted; that outlives connections and
///     restarts
/// @param strictness how what it sends is judged; null for as all are
public record Standing(
        Decision decision, boolean acceptedOnce, @Nullable Strictness strictness) {
    /// Whether its messages are processed. Before its first BootNotification was accepted, they are
    /// answered with
    /// SecurityError; afterwards they are served on any connection, without a new BootNotification (rule
    /// 10.11).
    public boolean isServed() {
        return decision == Decision.ACCEPT && acceptedOnce;
    }
}
