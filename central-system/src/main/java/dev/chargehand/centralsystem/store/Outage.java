// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/// Tells a database that is not there, or cannot work now, from a statement that is wrong. The first
/// passes, and
/// trying again is right; the second fails for ever.
final class Outage {
    /// SQLite: busy, locked, out of memory, read-only, input or output failed, full, cannot open.
    private static final Set<Integer> SQLITE = Set.of(5, 6, 7, 8, 10, 13, 14);

    /// PostgreSQL: classes for a lost connection, a rolled back transaction, lack of resources, an
    /// operator's
    /// intervention, a fault of the system below.
    private static final Set<String> POSTGRESQL = Set.of("08", "40", "53", "57", "58");

    private static final int PRIMARY = 0xFF;
    private static final String READ_ONLY_TRANSACTION = "25006";

    private Outage() {}

    static boolean is(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return SQLITE.contains(sqlite.getResultCode().code & PRIMARY);
        }
        String state = String.valueOf(failure.getSQLState());
        boolean isOfClass = state.length() == 5 && POSTGRESQL.contains(state.substring(0, 2));
        return isOfClass || state.equals(READ_ONLY_TRANSACTION);
    }
}
