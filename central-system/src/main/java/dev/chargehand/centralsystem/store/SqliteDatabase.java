// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// One SQLite file in a directory of its own, which one process has at a time. What is committed survives
/// a power
/// cut (write-ahead log, `synchronous=FULL`).
public final class SqliteDatabase implements Database {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int QUEUE_LIMIT = 20_000;
    private static final int GROUP_LIMIT = 2_000;
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 5_000;
    private static final int CACHE_KIBIBYTES = 65_536;

    private final FileChannel lockFile;
    private final GroupWriter writer;
    private final Checkpointer checkpointer;
    private final BlockingQueue<Handle> readers = new ArrayBlockingQueue<>(READERS);

    private volatile boolean closed;

    private SqliteDatabase(FileChannel lockFile, Jdbi jdbi, Jdbi readOnly, Checkpointer checkpointer) {
        this.lockFile = lockFile;
        this.checkpointer = checkpointer;
        this.writer = new GroupWriter(
                () -> new WriteConnection(jdbi, Dialect.SQLITE, SqliteDatabase::leaveCheckpoints),
                WITHIN,
                QUEUE_LIMIT,
                GROUP_LIMIT);
        for (int i = 0; i < READERS; i++) {
            readers.add(readOnly.open());
        }
    }

    /// Opens the database in a directory, which is made if it is not there, and brings its tables up to
    /// date.
    ///
    /// @throws StoreException if another process has it, or it cannot be opened
    public static SqliteDatabase open(Path directory) {
        FileChannel lock = lock(directory);
        try {
            SQLiteDataSource source = source(directory, TransactionMode.IMMEDIATE);
            Migrations.apply(source, Dialect.SQLITE);
            SQLiteDataSource deferred = source(directory, TransactionMode.DEFERRED);
            Path log = directory.resolve(file(directory).getFileName() + "-wal");
            return new SqliteDatabase(
                    lock, Jdbi.create(source), Jdbi.create(deferred), new Checkpointer(deferred, log));
        } catch (RuntimeException e) {
            release(lock);
            throw new StoreException("the database in " + directory + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static void leaveCheckpoints(Connection writing) throws SQLException {
        try (Statement statement = writing.createStatement()) {
            statement.execute("pragma wal_autocheckpoint = " + Checkpointer.WRITERS_LIMIT_PAGES);
        }
    }

    /// A transaction that will write takes its lock at once; one that only reads never takes it.
    static SQLiteDataSource source(Path directory, TransactionMode mode) {
        // The driver unpacks its native library; the usual place for that may not allow to run what lies there.
        System.setProperty("org.sqlite.tmpdir", directory.toAbsolutePath().toString());
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(mode);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.enforceForeignKeys(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file(directory).toAbsolutePath());
        return source;
    }

    /// Where the database lies in its directory.
    static Path file(Path directory) {
        return directory.resolve("chargehand.db");
    }

    /// Makes the directory this process's own, until the file is closed.
    static FileChannel lock(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel file =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new StoreException("another chargehand is running on " + directory);
            }
            return file;
        } catch (IOException e) {
            throw new StoreException("the directory " + directory + " cannot be used: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        Handle reader = takeReader();
        Callable<T> work = unit::get;
        try {
            return reader.inTransaction(handle -> Units.within(handle, work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StoreException("a unit of work failed", e);
        } finally {
            giveBack(reader);
        }
    }

    private void giveBack(Handle reader) {
        if (closed || !readers.offer(reader)) {
            reader.close();
        }
    }

    private Handle takeReader() {
        if (closed) {
            throw new StoreException("the store is closed");
        }
        try {
            Handle reader = readers.poll(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (reader == null) {
                throw new StoreException("no connection to read with became free within " + WITHIN);
            }
            return reader;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted", e);
        }
    }

    @Override
    public Handle handle() {
        return Units.handle();
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public void observe(CommitObserver observer) {
        writer.observe(observer);
    }

    @Override
    public void close() {
        writer.close();
        closed = true;
        checkpointer.close();
        for (Handle reader = readers.poll(); reader != null; reader = readers.poll()) {
            reader.close();
        }
        release(lockFile);
    }
}
