// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.db;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `chargehand db`.
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        header = {
            "Examples:",
            "  chargehand db export backup.ndjson.gz",
            "  chargehand db import --database 'jdbc:postgresql://localhost/chargehand?user=me' backup.ndjson.gz",
            ""
        },
        description = "Writes all data to a file, or reads it from one, for backups and for another database.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ExportCommand.class, ImportCommand.class})
public final class DbCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /// Which of the two must be said.
    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "");
        }
    }
}
