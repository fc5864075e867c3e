// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.db;

import dev.chargehand.app.failure.CommandException;
import dev.chargehand.app.failure.ExitCode;
import dev.chargehand.app.failure.Failures;
import dev.chargehand.app.terminal.Colours;
import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.centralsystem.store.move.DatabaseImport;
import dev.chargehand.centralsystem.store.move.MoveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chargehand db import`.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        header = {
            "Examples:",
            "  chargehand db import --data /var/lib/chargehand /backup/chargehand.ndjson.gz",
            "  chargehand db import --database 'jdbc:postgresql://localhost/chargehand?user=me' backup.ndjson.gz",
            ""
        },
        description = "Reads all data from a file into an empty database: all of it, or nothing.")
public final class ImportCommand implements Callable<Integer> {
    private final InstantSource clock = InstantSource.system();

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Parameters(
            index = "0",
            paramLabel = "FILE|-",
            description = "What an export has written, compressed or not; - for standard input.")
    private String file = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            return ExitCode.INTERNAL;
        }
        var progress = new Progress(spec.commandLine().getErr(), Colours.errorsGoToATerminal(), clock);
        try (InputStream in = new ExportFile(file).read();
                BulkConnection target = BulkConnection.toFill(database.directory(), database.url())) {
            progress.sumUp("Imported", new DatabaseImport(target).from(in, progress));
            return ExitCode.OK;
        } catch (MoveException e) {
            throw failed(progress, String.valueOf(e.getMessage()), next(e.reason()));
        } catch (StoreException e) {
            throw failed(
                    progress,
                    String.valueOf(e.getMessage()),
                    "say with --data or --database where it is, and stop the central system that uses it");
        } catch (IOException e) {
            progress.clear();
            throw new CommandException(
                    e instanceof NoSuchFileException ? ExitCode.NOT_FOUND : ExitCode.FAILED,
                    "The file " + file + " cannot be read.",
                    Failures.inWords(e),
                    "name a file that chargehand db export has written");
        }
    }

    private static CommandException failed(Progress progress, String why, String next) {
        progress.clear();
        return new CommandException(ExitCode.FAILED, "Nothing was imported; the database is as it was.", why, next);
    }

    private static String next(MoveException.Reason reason) {
        return switch (reason) {
            case TARGET_NOT_EMPTY -> "name another directory with --data, or a new database with --database";
            case DAMAGED -> "take another copy of the file, or export again";
            case OTHER_VERSION -> "import it with the Chargehand that wrote it; a newer one can serve that database";
        };
    }
}
