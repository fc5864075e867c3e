// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.BulkConnection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts rows into their tables, one table after the other.
final class RowSink implements AutoCloseable {
    private final BulkConnection target;
    private final Map<String, Table> tables;
    private @Nullable Inserts current;

    RowSink(BulkConnection target, Map<String, Table> tables) {
        this.target = target;
        this.tables = tables;
    }

    /// Adds a row.
    ///
    /// @param size about how much memory it takes
    /// @throws IllegalArgumentException if it fits into no table
    void add(Line.Row row, int size) throws SQLException {
        into(row.table()).add(row.values(), size);
    }

    private Inserts into(String name) throws SQLException {
        if (current != null && current.table().name().equals(name)) {
            return current;
        }
        finish();
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("there is no table " + name);
        }
        var inserts = new Inserts(target, table);
        current = inserts;
        return inserts;
    }

    /// Stores what was added and not stored yet.
    void finish() throws SQLException {
        if (current != null) {
            current.flush();
        }
        close();
    }

    @Override
    public void close() throws SQLException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
