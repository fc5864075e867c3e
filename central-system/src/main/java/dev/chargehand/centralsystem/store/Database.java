// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Where units of work run. For all threads.
public interface Database extends AutoCloseable {
    /// Runs a unit of work that changes something, and returns once it is safely stored. Units run one after the
    /// other; each is stored as a whole or not at all.
    ///
    /// @throws StoreException if it could not be stored in time
    <T> T write(Supplier<T> unit);

    /// Runs a unit of work that only reads, without waiting for those that write.
    ///
    /// @throws StoreException if the database is not there
    <T> T read(Supplier<T> unit);

    /// The database within the unit of work that runs on this thread; for repositories.
    ///
    /// @throws IllegalStateException outside of a unit of work
    Handle handle();

    /// Stores what was handed in, then closes the database.
    @Override
    void close();
}
