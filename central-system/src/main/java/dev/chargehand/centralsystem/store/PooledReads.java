// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Connections that only read, for PostgreSQL.
final class PooledReads implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    PooledReads(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    <T> T read(Supplier<T> unit) {
        Callable<T> work = unit::get;
        try {
            return jdbi.inTransaction(handle -> Units.within(handle, work));
        } catch (JdbiException e) {
            throw new StoreException("the database does not answer", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StoreException("a unit of work failed", e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
