// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.db;

import dev.chargehand.app.failure.CommandException;
import dev.chargehand.app.failure.ExitCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which database is meant.
final class DatabaseChoice {
    private static final String VARIABLE = "CHARGEHAND_DATABASE";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The directory where SQLite's database lies (default: chargehand-data).")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "PostgreSQL's address as JDBC has it (default: what " + VARIABLE
                    + " says, unless there is --data).")
    private @Nullable String database;

    /// Where SQLite's database lies, if there is no [#url].
    Path directory() {
        return data != null ? data : Path.of("chargehand-data");
    }

    /// Where PostgreSQL is, if that is meant.
    @Nullable
    String url() {
        if (data != null && database != null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "Which database?",
                    "--data names one in SQLite, --database another in PostgreSQL",
                    "leave out one of them");
        }
        if (data != null || database != null) {
            return database;
        }
        String variable = System.getenv(VARIABLE);
        return variable == null || variable.isBlank() ? null : variable;
    }
}
