// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a database says of its own tables, asked otherwise than the code under test asks it.
final class Catalogue {
    private Catalogue() {}

    /// A column as PostgreSQL describes it.
    ///
    /// @param type `int4`, `int8`, `float8` or `text`
    /// @param refersTo `table.column`, or an empty text
    record Described(String name, String type, boolean nullable, String refersTo) {}

    static List<String> sqliteTables(Connection sqlite) throws SQLException {
        return texts(
                sqlite,
                "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'"
                        + " and name <> 'flyway_schema_history'");
    }

    static List<String> postgresTables(Connection postgres) throws SQLException {
        return texts(
                postgres,
                "select relname from pg_class where relkind in ('r', 'p') and not relispartition"
                        + " and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'");
    }

    static List<Described> columns(Connection postgres, String table) throws SQLException {
        Map<String, String> references = references(postgres, table);
        List<Described> columns = new ArrayList<>();
        try (var sql = postgres.createStatement();
                ResultSet row = sql.executeQuery("select column_name, udt_name, is_nullable = 'YES'"
                        + " from information_schema.columns where table_name = '" + table + "' order by 1")) {
            while (row.next()) {
                String name = row.getString(1);
                columns.add(
                        new Described(name, row.getString(2), row.getBoolean(3), references.getOrDefault(name, "")));
            }
        }
        return columns;
    }

    static Map<String, String> references(Connection connection, String table) throws SQLException {
        Map<String, String> references = new HashMap<>();
        try (ResultSet key = connection.getMetaData().getImportedKeys(null, null, table)) {
            while (key.next()) {
                references.put(
                        key.getString("FKCOLUMN_NAME"),
                        key.getString("PKTABLE_NAME") + "." + key.getString("PKCOLUMN_NAME"));
            }
        }
        return references;
    }

    /// All rows of all tables, each as text, in any order.
    static List<String> everything(Connection connection, List<String> tables) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : tables) {
            try (var sql = connection.createStatement();
                    ResultSet row = sql.executeQuery("select * from " + table)) {
                while (row.next()) {
                    rows.add(table + row(row));
                }
            }
        }
        return rows;
    }

    private static Map<String, String> row(ResultSet row) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            // A number has one type in SQLite and several in PostgreSQL; a text is told from a number.
            values.put(row.getMetaData().getColumnName(i), value instanceof String ? "'" + value : "" + value);
        }
        return values;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        Stream.Builder<String> texts = Stream.builder();
        try (var sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts.build().sorted().toList();
    }
}
