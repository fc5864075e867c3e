// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Opens the database that is asked for.
public final class Databases {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private Databases() {}

    /// PostgreSQL if a URL is given, else SQLite in the directory.
    ///
    /// @throws StoreException if it cannot be opened
    public static Database open(Path directory, @Nullable String url) {
        if (url == null) {
            return SqliteDatabase.open(directory);
        }
        requireSupported(url);
        return PostgresDatabase.open(url);
    }

    static void requireSupported(String url) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new StoreException("not the address of a database that is supported: it starts with " + POSTGRESQL);
        }
    }
}
