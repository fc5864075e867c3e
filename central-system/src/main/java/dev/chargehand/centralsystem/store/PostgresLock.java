// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The lock that says which process writes into a PostgreSQL database. It is held by a connection, and
/// ends with it.
final class PostgresLock {
    /// Any number that other programs in the same database hardly use.
    private static final long KEY = 0x6368_6172_6765_6864L;

    private int holder;

    /// Takes the lock. If a connection that held it for us was lost without the server's noticing, that
    /// one is ended.
    ///
    /// @throws StoreException if another process has it
    void take(Connection connection) throws SQLException {
        if (holder != 0) {
            ask(connection, "select pg_terminate_backend(?)::int", holder);
        }
        if (ask(connection, "select pg_try_advisory_lock(?)::int", KEY) == 0) {
            throw new StoreException("another chargehand is running on this database");
        }
        holder = ask(connection, "select pg_backend_pid() where ? > 0", 1);
    }

    private static int ask(Connection connection, String question, long value) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(question)) {
            sql.setLong(1, value);
            try (ResultSet answer = sql.executeQuery()) {
                return answer.next() ? answer.getInt(1) : 0;
            }
        }
    }

    private static int ask(Connection connection, String question, int value) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(question)) {
            sql.setInt(1, value);
            try (ResultSet answer = sql.executeQuery()) {
                return answer.next() ? answer.getInt(1) : 0;
            }
        }
    }
}
