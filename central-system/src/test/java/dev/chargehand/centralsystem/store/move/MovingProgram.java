// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import dev.chargehand.centralsystem.store.BulkConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Exports from a database and imports into another, in a process with little memory of its own.
final class MovingProgram {
    private static final int FETCH_ROWS = 50;

    private MovingProgram() {}

    /// Takes `export` or `import`, a directory or a JDBC URL, and a file.
    public static void main(String[] arguments) throws IOException {
        @Nullable String url = arguments[1].startsWith("jdbc:") ? arguments[1] : null;
        Path directory = Path.of(url == null ? arguments[1] : "unused");
        Path file = Path.of(arguments[2]);
        Tally tally = arguments[0].equals("export") ? export(directory, url, file) : fill(directory, url, file);
        System.out.println(tally.total());
    }

    private static Tally export(Path directory, @Nullable String url, Path file) throws IOException {
        try (var source = BulkConnection.toRead(directory, url);
                var out = Files.newOutputStream(file)) {
            return new DatabaseExport(source, "0.1", Instant.EPOCH, FETCH_ROWS).to(out, MoveObserver.NONE);
        }
    }

    private static Tally fill(Path directory, @Nullable String url, Path file) throws IOException {
        try (var target = BulkConnection.toFill(directory, url);
                var in = Files.newInputStream(file)) {
            return new DatabaseImport(target).from(in, MoveObserver.NONE);
        }
    }
}
