// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.finding;

import java.util.Locale;

/// What can be wrong with a charge point or its records, without being so wrong that anything is refused
/// or lost.
public enum FindingKind {
    /// A message was read although it is not valid.
    SCHEMA_DEVIATION,
    /// A message was refused.
    MESSAGE_REFUSED,
    /// A frame led to nothing.
    FRAME_IGNORED,
    /// The charge point's clock is wrong.
    CLOCK_DRIFT,
    /// A message belongs to no known transaction.
    ORPHAN,
    /// A transaction was ended by the next one; its own stop never came.
    STOP_MISSING,
    /// Stops of one transaction say different things.
    STOPS_DIFFER,
    /// The energy of a transaction cannot be right.
    IMPLAUSIBLE_ENERGY,
    /// A transaction names a connector that there cannot be.
    NO_SUCH_CONNECTOR,
    /// A time cannot be right.
    IMPLAUSIBLE_TIME,
    /// Energy was delivered to a tag that was not accepted.
    UNAUTHORISED_ENERGY,
    /// A connector's state and its transactions do not fit together.
    STUCK_STATE,
    /// The charge point connects again and again.
    FLAPPING,
    /// Handshakes in this identity's name are refused.
    HANDSHAKE_REFUSED,
    /// A command was accepted, but what it should have led to did not happen.
    NOTHING_FOLLOWED;

    /// Its name for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static FindingKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
