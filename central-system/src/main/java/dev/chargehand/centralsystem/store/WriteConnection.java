// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one connection that writes, and how a group of units is written through it. Belongs to the thread
/// that writes.
final class WriteConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WriteConnection.class);
    private static final ScopedValue<HotBatches> BATCHES = ScopedValue.newInstance();

    private final Handle handle;
    private final Connection connection;
    private final HotBatches batches;

    /// What is to be done with a connection that has just been opened.
    interface Opened {
        void accept(Connection connection) throws SQLException;
    }

    WriteConnection(Jdbi jdbi, Dialect dialect) throws SQLException {
        this(jdbi, dialect, _ -> {});
    }

    WriteConnection(Jdbi jdbi, Dialect dialect, Opened opened) throws SQLException {
        this.handle = jdbi.open();
        this.connection = handle.getConnection();
        this.batches = new HotBatches(connection, dialect);
        try {
            opened.accept(connection);
            connection.setAutoCommit(false);
        } catch (SQLException | RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    /// Adds a row to the group that is being written on this thread.
    static void append(Row row) {
        batches().add(row, new HotBatches.Changes(1), 0);
    }

    /// Writes what was added on this thread so far.
    static void flush() {
        try {
            batches().flush();
        } catch (SQLException e) {
            throw new StoreException("rows could not be written", e);
        }
    }

    private static HotBatches batches() {
        if (!BATCHES.isBound()) {
            throw new IllegalStateException("a row is written outside of a unit of work that writes");
        }
        return BATCHES.get();
    }

    /// Writes all units as one, which is quick because nothing is prepared for a failure. If one fails,
    /// all is undone,
    /// and nothing is stored.
    void writeAsOne(List<Unit<?>> group) throws Exception {
        try {
            for (Unit<?> unit : group) {
                write(unit);
            }
            batches.flush();
            connection.commit();
        } catch (Exception | Error e) {
            undo();
            throw e;
        }
    }

    /// Writes each unit so that one which fails is undone alone, and fails alone.
    void writeEachForItself(List<Unit<?>> group, Collection<CommitObserver> observers) throws Exception {
        try {
            for (Unit<?> unit : group) {
                if (isWrittenForItself(unit)) {
                    observers.forEach(CommitObserver::kept);
                } else {
                    observers.forEach(CommitObserver::undone);
                }
            }
            connection.commit();
        } catch (Exception | Error e) {
            undo();
            throw e;
        }
    }

    private boolean isWrittenForItself(Unit<?> unit) throws Exception {
        Savepoint before = connection.setSavepoint();
        try {
            write(unit);
            batches.flush();
            connection.releaseSavepoint(before);
            return true;
        } catch (Exception | Error e) {
            batches.clear();
            if (Outage.is(e)) {
                throw e;
            }
            connection.rollback(before);
            unit.failed(e instanceof RuntimeException own ? own : new StoreException("a unit of work failed", e));
            return false;
        }
    }

    private void write(Unit<?> unit) throws Exception {
        switch (unit) {
            case Unit.Rows rows -> rows.addTo(batches);
            case Unit.Work<?> work -> {
                batches.flush();
                Callable<Boolean> bound = () -> {
                    work.run();
                    return true;
                };
                ScopedValue.where(BATCHES, batches).call(() -> Units.within(handle, bound));
            }
        }
    }

    private void undo() {
        batches.clear();
        try {
            connection.rollback();
        } catch (SQLException e) {
            log.atDebug().setCause(e).log("the connection is gone, and with it what was written");
        }
    }

    @Override
    public void close() {
        try {
            handle.close();
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("the connection could not be closed");
        }
    }
}
