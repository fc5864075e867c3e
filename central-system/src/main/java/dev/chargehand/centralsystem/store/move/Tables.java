// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import java.util.List;
import java.util.Set;

/// Which tables are moved. A database may hold others that are not ours, so it is not asked for them.
final class Tables {
    /// All tables that the migrations make. One that refers to another comes after it.
    static final List<String> IN_ORDER = List.of(
            "id_block",
            "charge_point",
            "boot",
            "refused_handshake",
            "past_connection",
            "connector",
            "status_history",
            "tag",
            "charging_transaction",
            "claim",
            "orphan_message",
            "reading",
            "event",
            "job",
            "command",
            "configuration_key",
            "configuration_change",
            "finding");

    /// Tables that migrations have put rows in; what is imported replaces these rows.
    static final Set<String> FILLED_BY_MIGRATIONS = Set.of("id_block");

    private Tables() {}
}
