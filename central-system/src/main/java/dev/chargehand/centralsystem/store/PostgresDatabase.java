// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL database, version 15 or newer. One connection writes, a pool of others reads.
///
/// One process writes into a database at a time: the connection that writes holds an advisory lock. So it
/// must reach
/// PostgreSQL itself, or through a proxy that keeps sessions.
public final class PostgresDatabase implements Database {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int QUEUE_LIMIT = 20_000;
    private static final int GROUP_LIMIT = 2_000;
    private static final int READERS = 8;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int LOWEST_VERSION = 150_000;

    private final HikariDataSource pool;
    private final PooledReads readers;
    private final GroupWriter writer;

    private PostgresDatabase(PGSimpleDataSource source) {
        this.pool = pool(source);
        this.readers = new PooledReads(pool);
        var lock = new PostgresLock();
        var jdbi = Jdbi.create(source).registerArgument(new CleanTexts());
        this.writer = new GroupWriter(
                () -> new WriteConnection(jdbi, Dialect.POSTGRESQL, lock::take), WITHIN, QUEUE_LIMIT, GROUP_LIMIT);
    }

    /// Connects to a database and brings its tables up to date.
    ///
    /// @param url as JDBC has it: `jdbc:postgresql://host/database?user=…&password=…`
    /// @throws StoreException if it cannot be reached, is too old, or is used by another process
    public static PostgresDatabase open(String url) {
        try {
            PGSimpleDataSource source = source(url, WITHIN);
            prepare(source);
            return new PostgresDatabase(source);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | SQLException e) {
            throw unusable(url, e);
        }
    }

    /// Where connections to a database come from.
    ///
    /// @param within how long a statement may take
    static PGSimpleDataSource source(String url, Duration within) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setApplicationName("chargehand");
        source.setConnectTimeout((int) CONNECT_WITHIN.toSeconds());
        source.setSocketTimeout((int) within.toSeconds());
        source.setTcpKeepAlive(true);
        source.setPrepareThreshold(1);
        return source;
    }

    /// Brings the tables up to date, unless the server is too old or another process has the database.
    static void prepare(DataSource source) throws SQLException {
        checkVersion(source);
        try (var connection = source.getConnection()) {
            new PostgresLock().take(connection);
        }
        Migrations.apply(source, Dialect.POSTGRESQL);
    }

    static StoreException unusable(String url, Exception why) {
        return new StoreException("the database " + withoutSecrets(url) + " cannot be used: " + why.getMessage(), why);
    }

    static void checkVersion(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show server_version_num")) {
            row.next();
            if (row.getInt(1) < LOWEST_VERSION) {
                throw new StoreException("PostgreSQL 15 or newer is needed, this is "
                        + connection.getMetaData().getDatabaseProductVersion());
            }
        }
    }

    /// The address without what follows the question mark, where a password may be.
    static String withoutSecrets(String url) {
        return url.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
    }

    private static HikariDataSource pool(DataSource source) {
        var config = new HikariConfig(new Properties());
        config.setDataSource(source);
        config.setPoolName("readers");
        config.setReadOnly(true);
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /// Texts that JDBI binds, made fit for PostgreSQL.
    private static final class CleanTexts extends AbstractArgumentFactory<String> {
        CleanTexts() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String value, ConfigRegistry config) {
            return (position, statement, _) -> statement.setString(position, PostgresTexts.clean(value));
        }
    }

    /// Connections that only read, for what keeps tables of its own in the same database.
    public DataSource source() {
        return pool;
    }

    @Override
    public <T> T write(Supplier<T> unit) {
        return writer.write(new Unit.Work<>(unit));
    }

    @Override
    public int[] store(List<Row> rows) {
        return writer.write(new Unit.Rows(rows));
    }

    @Override
    public void append(Row row) {
        WriteConnection.append(row);
    }

    @Override
    public void flush() {
        WriteConnection.flush();
    }

    @Override
    public <T> T read(Supplier<T> unit) {
        return readers.read(unit);
    }

    @Override
    public Handle handle() {
        return Units.handle();
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public void observe(CommitObserver observer) {
        writer.observe(observer);
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
