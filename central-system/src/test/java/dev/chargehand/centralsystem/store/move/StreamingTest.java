// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database is moved by a process that has not the memory for a third of it.
class StreamingTest {
    private static final int ROWS = 200_000;
    private static final long HEAP_MEBIBYTES = 40;

    @TempDir
    private Path directory = Path.of("");

    private Path fill() throws SQLException {
        Path full = directory.resolve("full");
        try (var database = BulkConnection.toFill(full, null);
                var sql = database.connection().createStatement()) {
            sql.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < " + ROWS + ")"
                    + " insert into reading (charge_point, connector_id, sampled_at, digest, received_at, samples)"
                    + " select 'CP', 1, i, i, i, printf('%.*c', 600, 'x') from n");
        }
        return full;
    }

    /// How many rows a process of its own says it has moved.
    private static String move(String verb, String where, Path file) throws IOException, InterruptedException {
        Process moving = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEBIBYTES + "m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MovingProgram.class.getName(),
                        verb,
                        where,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(moving.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(moving.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said.lines().toList().getLast();
    }

    @Test
    void neitherDatabaseNorFileIsEverInMemoryAsAWhole() throws Exception {
        String rows = Integer.toString(ROWS + 1);
        String postgres = TestPostgres.freshDatabase();
        Path file = directory.resolve("file");
        Path again = directory.resolve("again");

        assertThat(move("export", fill().toString(), file)).isEqualTo(rows);
        assertThat(move("import", postgres, file)).isEqualTo(rows);
        assertThat(move("export", postgres, again)).isEqualTo(rows);
        assertThat(move("import", directory.resolve("new").toString(), again)).isEqualTo(rows);
        assertThat(Files.size(file)).isGreaterThan(3 * (HEAP_MEBIBYTES << 20));
    }
}
