// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

/// The steps that made the tables what they are. The same number means the same tables in each dialect.
final class Migrations {
    private Migrations() {}

    /// Brings the tables up to date.
    static void apply(DataSource source, Dialect dialect) {
        of(source, dialect).migrate();
    }

    /// The number of the last step, which must be the last that this program knows.
    ///
    /// @throws StoreException if the tables are missing, older, or newer
    static String requireAllApplied(DataSource source, Dialect dialect) {
        MigrationInfoService steps = of(source, dialect).info();
        @Nullable MigrationInfo last = steps.current();
        if (last == null) {
            throw new StoreException("no central system has kept anything there");
        }
        if (last.getState().isResolved() && steps.pending().length == 0) {
            return last.getVersion().getVersion();
        }
        throw new StoreException("its tables are those of " + (last.getState().isResolved() ? "an older" : "a newer")
                + " Chargehand (" + last.getVersion() + "); use that one, or serve it once with the newer one");
    }

    private static Flyway of(DataSource source, Dialect dialect) {
        String folder = switch (dialect) {
            case SQLITE -> "sqlite";
            case POSTGRESQL -> "postgres";
        };
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration/" + folder)
                .load();
    }
}
