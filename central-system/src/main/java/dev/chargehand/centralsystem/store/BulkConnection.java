// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// One connection for what reads or fills all tables at once. It is not for serving, nor for many threads.
public final class BulkConnection implements AutoCloseable {
    /// A statement may have to read a table as a whole, and a commit may have to wait for a great deal.
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Connection connection;
    private final Dialect dialect;
    private final String schema;
    private final @Nullable FileChannel lock;

    private BulkConnection(Connection connection, Dialect dialect, String schema, @Nullable FileChannel lock) {
        this.connection = connection;
        this.dialect = dialect;
        this.schema = schema;
        this.lock = lock;
    }

    /// Sees all tables as they are at its first question, also while a central system serves. It changes
    /// nothing.
    ///
    /// @param directory where SQLite's database lies
    /// @param url PostgreSQL's address, if that is meant instead
    /// @throws StoreException if there is no database, or it was made by another version
    public static BulkConnection toRead(Path directory, @Nullable String url) {
        return url == null ? readSqlite(directory) : readPostgres(url);
    }

    /// Has the database for itself, with its tables up to date; it is made if need be.
    ///
    /// @param directory where SQLite's database lies or shall lie
    /// @param url PostgreSQL's address, if that is meant instead
    /// @throws StoreException if it cannot be opened, or another process has it
    public static BulkConnection toFill(Path directory, @Nullable String url) {
        return url == null ? fillSqlite(directory) : fillPostgres(url);
    }

    private static BulkConnection readSqlite(Path directory) {
        if (!Files.exists(SqliteDatabase.file(directory))) {
            throw new StoreException("there is no database in " + directory);
        }
        SQLiteDataSource source = SqliteDatabase.source(directory, TransactionMode.DEFERRED);
        try {
            String schema = Migrations.requireAllApplied(source, Dialect.SQLITE);
            var opened = new BulkConnection(source.getConnection(), Dialect.SQLITE, schema, null);
            return opened.after("pragma query_only = true");
        } catch (RuntimeException | SQLException e) {
            throw new StoreException("the database in " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static BulkConnection readPostgres(String url) {
        Databases.requireSupported(url);
        try {
            PGSimpleDataSource source = PostgresDatabase.source(url, WITHIN);
            PostgresDatabase.checkVersion(source);
            String schema = Migrations.requireAllApplied(source, Dialect.POSTGRESQL);
            var opened = new BulkConnection(source.getConnection(), Dialect.POSTGRESQL, schema, null);
            return opened.after(
                    "set session characteristics as transaction isolation level repeatable read, read only");
        } catch (RuntimeException | SQLException e) {
            throw PostgresDatabase.unusable(url, e);
        }
    }

    private static BulkConnection fillSqlite(Path directory) {
        FileChannel lock = SqliteDatabase.lock(directory);
        try {
            SQLiteDataSource source = SqliteDatabase.source(directory, TransactionMode.IMMEDIATE);
            Migrations.apply(source, Dialect.SQLITE);
            String schema = Migrations.requireAllApplied(source, Dialect.SQLITE);
            return new BulkConnection(source.getConnection(), Dialect.SQLITE, schema, lock);
        } catch (RuntimeException | SQLException e) {
            SqliteDatabase.release(lock);
            throw new StoreException("the database in " + directory + " cannot be filled: " + e.getMessage(), e);
        }
    }

    private static BulkConnection fillPostgres(String url) {
        Databases.requireSupported(url);
        try {
            PGSimpleDataSource source = PostgresDatabase.source(url, WITHIN);
            source.setReWriteBatchedInserts(true);
            PostgresDatabase.prepare(source);
            String schema = Migrations.requireAllApplied(source, Dialect.POSTGRESQL);
            var opened = new BulkConnection(source.getConnection(), Dialect.POSTGRESQL, schema, null);
            return opened.locked();
        } catch (RuntimeException | SQLException e) {
            throw PostgresDatabase.unusable(url, e);
        }
    }

    private BulkConnection after(String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
            return this;
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private BulkConnection locked() throws SQLException {
        try {
            new PostgresLock().take(connection);
            return this;
        } catch (SQLException | StoreException e) {
            close();
            throw e;
        }
    }

    /// The connection. It is closed with this.
    public Connection connection() {
        return connection;
    }

    /// Which SQL it speaks.
    public Dialect dialect() {
        return dialect;
    }

    /// Which tables there are: the number of the last migration, the same for the same tables in each
    /// dialect.
    public String schema() {
        return schema;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("the database could not be closed: " + e.getMessage(), e);
        } finally {
            if (lock != null) {
                SqliteDatabase.release(lock);
            }
        }
    }
}
