// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.Dialect;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.centralsystem.store.move.MoveException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts all that a file holds into an empty database, in one transaction: all of it, or nothing if there is
/// anything wrong with it.
public final class DatabaseImport {
    private final BulkConnection target;

    /// Into one database.
    public DatabaseImport(BulkConnection target) {
        this.target = target;
    }

    /// Reads the file, but does not close it.
    ///
    /// @throws MoveException if the database is not empty, or the file is not fit; the database is as it
    ///     was
    /// @throws StoreException if the database does not take the rows; it is as it was
    public Tally from(InputStream in, MoveObserver observer) throws IOException {
        Connection connection = target.connection();
        try {
            connection.setAutoCommit(false);
            try {
                Tally tally = fill(in, observer);
                connection.commit();
                return tally;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new StoreException("the database does not take the rows: " + briefly(e), e);
        }
    }

    /// Of a batch that failed PostgreSQL repeats a whole statement first; what is wrong with it comes next.
    private static String briefly(SQLException failure) {
        SQLException next = failure.getNextException();
        return String.valueOf((next != null ? next : failure).getMessage()).replaceAll("\\R\\s*", "; ");
    }

    private Tally fill(InputStream in, MoveObserver observer) throws SQLException, IOException {
        List<Table> tables = Table.all(target.connection());
        requireEmpty(tables);
        var file = new ExportReader(in);
        Line.Header header = file.header();
        requireSameTables(header, tables);
        observer.begins(header.rows());
        Tally tally = rows(file, tables, observer);
        if (target.dialect() == Dialect.POSTGRESQL) {
            settle(tables);
        }
        return tally;
    }

    private void requireEmpty(List<Table> tables) throws SQLException {
        for (Table table : tables) {
            if (Tables.FILLED_BY_MIGRATIONS.contains(table.name())) {
                execute("delete from " + table.name());
            } else if (!table.isEmpty(target.connection())) {
                throw new MoveException(
                        Reason.TARGET_NOT_EMPTY,
                        "the database is not empty: there are rows in " + table.name() + " already");
            }
        }
    }

    private void requireSameTables(Line.Header header, List<Table> tables) {
        String by = "the file was written by Chargehand " + header.writtenBy();
        if (!header.schema().equals(target.schema())) {
            throw new MoveException(
                    Reason.OTHER_VERSION,
                    by + ", with tables of version " + header.schema() + "; here they are of version "
                            + target.schema());
        }
        Map<String, List<String>> here = tables.stream().collect(Collectors.toMap(Table::name, Table::columnNames));
        if (!header.tables().equals(here)) {
            throw new MoveException(Reason.OTHER_VERSION, by + ", whose tables are not those that are here");
        }
    }

    private Tally rows(ExportReader file, List<Table> tables, MoveObserver observer) throws SQLException, IOException {
        Map<String, Table> byName = tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
        try (var rows = new RowSink(target, byName)) {
            Tally tally = file.rows((row, size) -> {
                rows.add(row, size);
                observer.moved(row.table());
            });
            rows.finish();
            return tally;
        }
    }

    /// New rows are numbered after these, and the planner knows how many there are.
    private void settle(List<Table> tables) throws SQLException {
        var identities = new Identities(target.connection());
        for (Table table : tables) {
            identities.passImported(table);
            execute("analyze " + table.name());
        }
    }

    private void execute(String statement) throws SQLException {
        try (var sql = target.connection().createStatement()) {
            sql.execute(statement);
        }
    }
}
