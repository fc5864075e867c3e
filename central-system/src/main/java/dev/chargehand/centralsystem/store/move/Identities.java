// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Lets PostgreSQL number new rows after those that were imported with their numbers. SQLite does so by
/// itself.
final class Identities {
    private final Connection connection;

    Identities(Connection connection) {
        this.connection = connection;
    }

    void passImported(Table table) throws SQLException {
        for (String column : columns(table)) {
            execute("select setval(pg_get_serial_sequence('%s', '%s'), max(%s)) from %s having max(%s) >= 1"
                    .formatted(table.name(), column, column, table.name(), column));
        }
    }

    private List<String> columns(Table table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var sql = connection.prepareStatement("select column_name from information_schema.columns"
                + " where is_identity = 'YES' and table_schema = current_schema and table_name = ?")) {
            sql.setString(1, table.name());
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return columns;
    }

    private void execute(String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
