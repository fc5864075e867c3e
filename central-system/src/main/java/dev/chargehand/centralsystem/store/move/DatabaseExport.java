// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// Writes all that a central system keeps, as it is at one moment. However much it is, little of it is in
/// memory at a time.
public final class DatabaseExport {
    /// A row may hold a long frame, so not too many of them.
    private static final int FETCH_ROWS = 200;

    private final BulkConnection source;
    private final String writtenBy;
    private final Instant at;
    private final int fetchRows;

    /// Of one database.
    ///
    /// @param writtenBy which Chargehand this is
    /// @param at when it is, for the header
    public DatabaseExport(BulkConnection source, String writtenBy, Instant at) {
        this(source, writtenBy, at, FETCH_ROWS);
    }

    DatabaseExport(BulkConnection source, String writtenBy, Instant at, int fetchRows) {
        this.source = source;
        this.writtenBy = writtenBy;
        this.at = at;
        this.fetchRows = fetchRows;
    }

    /// Writes the file, but does not close it.
    ///
    /// @throws StoreException if the database cannot be read
    public Tally to(OutputStream out, MoveObserver observer) throws IOException {
        Connection connection = source.connection();
        try {
            connection.setAutoCommit(false);
            Tally tally = write(new ExportWriter(out), observer);
            connection.rollback();
            return tally;
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (SQLException e) {
            throw new StoreException("the database could not be read: " + e.getMessage(), e);
        }
    }

    private Tally write(ExportWriter file, MoveObserver observer) throws SQLException, IOException {
        List<Table> tables = Table.all(source.connection());
        long expected = 0;
        for (Table table : tables) {
            expected += table.count(source.connection());
        }
        file.header(new ExportWriter.Origin(source.dialect().name(), source.schema(), writtenBy, at), expected, tables);
        observer.begins(expected);
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Table table : tables) {
            rows.put(table.name(), rows(table, file, observer));
        }
        var tally = new Tally(rows);
        file.end(tally);
        return tally;
    }

    private long rows(Table table, ExportWriter file, MoveObserver observer) throws SQLException {
        long count = 0;
        try (var sql = source.connection().createStatement()) {
            sql.setFetchSize(fetchRows);
            try (ResultSet row = sql.executeQuery(table.select())) {
                while (row.next()) {
                    JsonGenerator json = file.beginRow(table.name());
                    for (int i = 0; i < table.columns().size(); i++) {
                        write(table.columns().get(i), row, i + 1, json);
                    }
                    file.endRow();
                    observer.moved(table.name());
                    count++;
                }
            }
        }
        return count;
    }

    private static void write(Column column, ResultSet row, int index, JsonGenerator json) throws SQLException {
        switch (column.kind()) {
            case WHOLE -> {
                long value = row.getLong(index);
                if (!row.wasNull()) {
                    json.writeNumberProperty(column.name(), value);
                }
            }
            case DECIMAL -> {
                double value = row.getDouble(index);
                if (!row.wasNull()) {
                    json.writeNumberProperty(column.name(), value);
                }
            }
            case TEXT -> {
                String value = row.getString(index);
                if (value != null) {
                    json.writeStringProperty(column.name(), value);
                }
            }
        }
    }
}
