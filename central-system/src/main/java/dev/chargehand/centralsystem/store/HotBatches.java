// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of one commit that wait to be written, statement by statement, with the statements prepared on
/// one
/// connection. Belongs to the thread that writes.
final class HotBatches {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<HotStatement, PreparedStatement> prepared = new HashMap<>();
    private final Map<HotStatement, List<Waiting>> waiting = new HashMap<>();

    HotBatches(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /// A row with the place for what it changed.
    private record Waiting(Row row, Changes changes, int index) {}

    /// What the rows of one maker changed.
    static final class Changes {
        private final int[] counts;
        private boolean refused;

        Changes(int rows) {
            this.counts = new int[rows];
        }

        int[] counts() {
            return counts;
        }
    }

    void add(Row row, Changes changes, int index) {
        waiting.computeIfAbsent(row.statement(), _ -> new ArrayList<>()).add(new Waiting(row, changes, index));
    }

    /// Writes all that waits; it is stored with the commit.
    void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<HotStatement> statements = new ArrayList<>(waiting.keySet());
        statements.sort(Comparator.comparingInt(HotStatement::order));
        for (HotStatement statement : statements) {
            List<Waiting> rows = waiting.getOrDefault(statement, new ArrayList<>());
            rows.removeIf(row -> row.changes().refused);
            if (rows.isEmpty()) {
                continue;
            }
            switch (dialect) {
                case SQLITE -> writeOneByOne(statement, rows);
                case POSTGRESQL -> writeAtOnce(statement, rows);
            }
        }
        waiting.clear();
    }

    void clear() {
        waiting.clear();
    }

    private PreparedStatement prepared(HotStatement statement) throws SQLException {
        PreparedStatement known = prepared.get(statement);
        if (known != null) {
            return known;
        }
        String sql = switch (dialect) {
            case SQLITE -> statement.sqlite();
            case POSTGRESQL -> statement.postgresql();
        };
        PreparedStatement fresh = connection.prepareStatement(sql);
        prepared.put(statement, fresh);
        return fresh;
    }

    private void writeOneByOne(HotStatement statement, List<Waiting> rows) throws SQLException {
        PreparedStatement sql = prepared(statement);
        int columns = statement.columns().size();
        for (Waiting each : rows) {
            for (int i = 0; i < columns; i++) {
                bind(sql, i + 1, each.row().value(i));
            }
            changed(each, statement, sql.executeUpdate());
        }
    }

    private static void changed(Waiting row, HotStatement statement, int count) {
        row.changes().counts[row.index()] = count;
        if (count == 0 && statement.key() >= 0) {
            row.changes().refused = true;
        }
    }

    private static void bind(PreparedStatement sql, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> sql.setNull(index, java.sql.Types.NULL);
            case Long number -> sql.setLong(index, number);
            case Integer number -> sql.setInt(index, number);
            case Double number -> sql.setDouble(index, number);
            case String text -> sql.setString(index, text);
            default -> throw new IllegalArgumentException("not a value for a row: " + value.getClass());
        }
    }

    private void writeAtOnce(HotStatement statement, List<Waiting> rows) throws SQLException {
        PreparedStatement sql = prepared(statement);
        List<Row> all = rows.stream().map(Waiting::row).toList();
        @Nullable Object[][] columns = Row.columns(all, statement.columns().size());
        for (int i = 0; i < columns.length; i++) {
            HotStatement.Type type = statement.columns().get(i).type();
            if (type == HotStatement.Type.TEXT) {
                PostgresTexts.clean(columns[i]);
            }
            sql.setArray(i + 1, connection.createArrayOf(type.postgresql(), columns[i]));
        }
        if (statement.key() < 0) {
            sql.executeUpdate();
            rows.forEach(each -> changed(each, statement, 1));
        } else {
            Set<Long> changed = keys(sql);
            for (int i = 0; i < rows.size(); i++) {
                Waiting each = rows.get(i);
                changed(each, statement, changed.contains(columns[statement.key()][i]) ? 1 : 0);
            }
        }
    }

    private static Set<Long> keys(PreparedStatement sql) throws SQLException {
        Set<Long> keys = new HashSet<>();
        try (ResultSet changed = sql.executeQuery()) {
            while (changed.next()) {
                keys.add(changed.getLong(1));
            }
        }
        return keys;
    }
}
