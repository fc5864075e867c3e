// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.Dialect;
import dev.chargehand.centralsystem.store.PostgresTexts;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts rows into one table, many at a time.
final class Inserts implements AutoCloseable {
    private static final int MOST_ROWS = 500;
    private static final int MOST_BYTES = 1 << 20;

    private final Table table;
    private final Dialect dialect;
    private final PreparedStatement sql;
    private int rows;
    private int bytes;

    Inserts(BulkConnection target, Table table) throws SQLException {
        this.table = table;
        this.dialect = target.dialect();
        this.sql = target.connection().prepareStatement(table.insert());
    }

    Table table() {
        return table;
    }

    /// Adds a row.
    ///
    /// @param size about how much memory it takes
    /// @throws IllegalArgumentException if it does not fit into the table
    void add(Map<String, Object> values, int size) throws SQLException {
        int found = 0;
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            Object value = values.get(column.name());
            bind(i + 1, column, value);
            found += value == null ? 0 : 1;
        }
        if (found != values.size()) {
            throw new IllegalArgumentException("a column that " + table.name() + " does not have");
        }
        sql.addBatch();
        rows++;
        bytes += size;
        if (rows >= MOST_ROWS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    private void bind(int index, Column column, @Nullable Object value) throws SQLException {
        switch (column.kind()) {
            case WHOLE -> {
                switch (value) {
                    case null -> sql.setNull(index, Types.BIGINT);
                    case Long whole -> sql.setLong(index, whole);
                    default -> throw misfit(column, "a whole number");
                }
            }
            case DECIMAL -> {
                switch (value) {
                    case null -> sql.setNull(index, Types.DOUBLE);
                    case Number number -> sql.setDouble(index, number.doubleValue());
                    // JSON has no number for these.
                    case String text
                    when text.matches("NaN|-?Infinity") -> sql.setDouble(index, Double.parseDouble(text));
                    default -> throw misfit(column, "a number");
                }
            }
            case TEXT -> {
                switch (value) {
                    case null -> sql.setNull(index, Types.VARCHAR);
                    case String text ->
                        sql.setString(index, dialect == Dialect.POSTGRESQL ? PostgresTexts.clean(text) : text);
                    default -> throw misfit(column, "a text");
                }
            }
        }
    }

    private static IllegalArgumentException misfit(Column column, String expected) {
        return new IllegalArgumentException(column.name() + " is not " + expected);
    }

    /// Stores what was added and not stored yet.
    void flush() throws SQLException {
        if (rows > 0) {
            sql.executeBatch();
            rows = 0;
            bytes = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        sql.close();
    }
}
