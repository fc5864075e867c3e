// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.db;

import dev.chargehand.app.failure.CommandException;
import dev.chargehand.app.failure.ExitCode;
import dev.chargehand.app.failure.Failures;
import dev.chargehand.app.terminal.Colours;
import dev.chargehand.app.version.Version;
import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.centralsystem.store.move.DatabaseExport;
import dev.chargehand.centralsystem.store.move.Tally;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chargehand db export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = {
            "Examples:",
            "  chargehand db export",
            "  chargehand db export --data /var/lib/chargehand /backup/chargehand.ndjson.gz",
            "  chargehand db export --database 'jdbc:postgresql://localhost/chargehand?user=me' - | wc -l",
            ""
        },
        description = "Writes all data to a file, as it is at one moment; the central system may run meanwhile.")
public final class ExportCommand implements Callable<Integer> {
    private static final DateTimeFormatter IN_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource clock = InstantSource.system();

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE|-",
            description = "Where to write; compressed if the name ends with .gz, - for standard output"
                    + " (default: chargehand-<time>.ndjson.gz).")
    private @Nullable String name;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            return ExitCode.INTERNAL;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String file = name != null ? name : "chargehand-" + IN_NAME.format(now) + ".ndjson.gz";
        String where = file.equals("-") ? "standard output" : file;
        var progress = new Progress(spec.commandLine().getErr(), Colours.errorsGoToATerminal(), clock);
        try (BulkConnection source = BulkConnection.toRead(database.directory(), database.url())) {
            var export = new DatabaseExport(source, Version.current(), now);
            Tally tally = new ExportFile(file).write(out -> export.to(out, progress));
            progress.sumUp("Exported to " + where, tally);
            return ExitCode.OK;
        } catch (StoreException e) {
            progress.clear();
            throw new CommandException(
                    ExitCode.FAILED,
                    "The database cannot be exported.",
                    String.valueOf(e.getMessage()),
                    "say with --data or --database where it is");
        } catch (IOException e) {
            progress.clear();
            throw new CommandException(
                    ExitCode.FAILED,
                    "The export could not be written to " + where + ".",
                    Failures.inWords(e),
                    "name a file in a directory that you may write to, with space enough");
        }
    }
}
