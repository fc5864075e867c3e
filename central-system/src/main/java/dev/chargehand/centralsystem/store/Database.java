// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Where units of work run. For all threads.
///
/// What is written comes in two forms. A *unit* is code that reads and writes through repositories; it
/// runs on the one
/// thread that writes, so nothing else is written meanwhile. *Rows* are for the messages that come by the
/// thousand:
/// their maker has decided everything beforehand, and they are stored in batches with the rows of others.
///
/// A database that is not there for a while is waited for, as long as those who want to write can wait; it
/// is never
/// told that something is stored which is not.
public interface Database extends AutoCloseable {
    /// Runs a unit of work that changes something, and returns once it is safely stored. Each is stored as
    /// a whole or
    /// not at all. It may be run more than once, when the database failed meanwhile; so it must have no
    /// effect but
    /// on the database.
    ///
    /// @throws StoreException if it was not stored in time
    <T> T write(Supplier<T> unit);

    /// Stores rows, all or none of them, and returns once they are safely stored.
    ///
    /// @return for each row how many rows of its table it changed, 0 or 1; PostgreSQL says 1 where its
    ///     statement does not decide
    /// @throws StoreException if they were not stored in time
    int[] store(List<Row> rows);

    /// Stores a row together with the unit of work that runs on this thread.
    ///
    /// @throws IllegalStateException outside of a unit that writes
    void append(Row row);

    /// Writes what was appended so far, so that the unit of work which runs can read it.
    ///
    /// @throws IllegalStateException outside of a unit that writes
    void flush();

    /// Runs a unit of work that only reads, without waiting for those that write.
    ///
    /// @throws StoreException if the database is not there
    <T> T read(Supplier<T> unit);

    /// The database within the unit of work that runs on this thread; for repositories.
    ///
    /// @throws IllegalStateException outside of a unit of work
    Handle handle();

    /// Which SQL it speaks.
    Dialect dialect();

    /// Tells of each commit from now on; to be called before anything is written.
    void observe(CommitObserver observer);

    /// Stores what was handed in, then closes the database.
    @Override
    void close();
}
