// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.event;

import java.util.Arrays;

/// What can happen. Those that money depends on are kept, and can be had again after a restart; the others
/// say what
/// can be looked up at any time.
public enum EventType {
    /// A charge point became known.
    CHARGE_POINT_REGISTERED("charge-point.registered", true),
    /// An operator decided about a charge point, or its settings changed.
    CHARGE_POINT_CHANGED("charge-point.changed", true),
    /// A charge point has booted.
    CHARGE_POINT_BOOTED("charge-point.booted", true),
    /// A charge point has connected.
    CONNECTION_OPENED("connection.opened", false),
    /// A charge point's connection has ended.
    CONNECTION_CLOSED("connection.closed", false),
    /// A handshake was refused.
    HANDSHAKE_REFUSED("connection.refused", false),
    /// A connector is in another state.
    STATUS_CHANGED("connector.status", false),
    /// A transaction has started.
    TRANSACTION_STARTED("transaction.started", true),
    /// A transaction has new readings.
    TRANSACTION_PROGRESSED("transaction.progressed", false),
    /// A transaction has ended.
    TRANSACTION_STOPPED("transaction.stopped", true),
    /// What is known of a transaction has changed after its end, or an operator changed it.
    TRANSACTION_CORRECTED("transaction.corrected", true),
    /// A command has come further.
    COMMAND_CHANGED("command.changed", true),
    /// A configuration key is known to have another value.
    CONFIGURATION_CHANGED("configuration.changed", true),
    /// Something is found that an operator should know, for the first time or again after it was resolved.
    FINDING_OPENED("finding.opened", true),
    /// A finding is resolved.
    FINDING_RESOLVED("finding.resolved", true);

    private final String word;
    private final boolean kept;

    EventType(String word, boolean kept) {
        this.word = word;
        this.kept = kept;
    }

    /// Its name for programs.
    public String word() {
        return word;
    }

    /// Whether it is stored.
    public boolean isKept() {
        return kept;
    }

    /// The type of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static EventType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such event: " + word));
    }
}
