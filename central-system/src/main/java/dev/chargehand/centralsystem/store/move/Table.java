// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.move.Column.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A table as a database has it.
///
/// @param name its name
/// @param columns its columns by name: their order in the table differs between the dialects
record Table(String name, List<Column> columns) {
    Table {
        columns = columns.stream().sorted(Comparator.comparing(Column::name)).toList();
    }

    /// All that are moved.
    static List<Table> all(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String name : Tables.IN_ORDER) {
            tables.add(new Table(name, columns(connection, name)));
        }
        return tables;
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        // An underscore in the name stands for any character there, so another table may match as well.
        try (ResultSet found = connection.getMetaData().getColumns(null, connection.getSchema(), table, null)) {
            while (found.next()) {
                if (table.equals(found.getString("TABLE_NAME"))) {
                    columns.add(new Column(found.getString("COLUMN_NAME"), Kind.of(found.getInt("DATA_TYPE"))));
                }
            }
        }
        return columns;
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    String select() {
        return columns.stream().map(Table::quoted).collect(Collectors.joining(", ", "select ", " from " + name));
    }

    String insert() {
        return "insert into " + name
                + columns.stream().map(Table::quoted).collect(Collectors.joining(", ", " (", ")"))
                + " values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /// Some of the names, such as `next` and `at`, are words of SQL.
    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }

    long count(Connection connection) throws SQLException {
        try (var sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select count(*) from " + name)) {
            row.next();
            return row.getLong(1);
        }
    }

    boolean isEmpty(Connection connection) throws SQLException {
        try (var sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select 1 from " + name + " limit 1")) {
            return !row.next();
        }
    }
}
