// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.centralsystem.store.SqliteDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `chargehand db` as a process: its standard streams, its environment, and what is left when it is
/// stopped.
class DbProcessTest {
    private static final int ROWS = 300_000;

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void fill() {
        try (var database = SqliteDatabase.open(directory.resolve("full"))) {
            database.write(() -> database.handle().execute("insert into tag (tag_key, tag) values ('A', 'a')"));
        }
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private static ProcessBuilder db(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Chargehand.class.getName(),
                "db"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    }

    private static int exitCode(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /// Stops it as Ctrl-C does, in order.
    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    @Test
    void dataAloneGoesThroughTheStandardStreams() throws Exception {
        var file = directory.resolve("file").toFile();

        assertThat(exitCode(db("export", "--data", at("full"), "-").redirectOutput(file)))
                .isZero();
        assertThat(Files.readAllLines(file.toPath())).hasSize(4).allMatch(line -> line.startsWith("{"));
        assertThat(exitCode(db("import", "--data", at("new"), "-").redirectInput(file)))
                .isZero();
    }

    @Test
    void whatCannotBeWrittenIsTold() throws Exception {
        var full = new File("/dev/full");
        var said = directory.resolve("said");
        ProcessBuilder export = db("export", "--data", at("full"), "-").redirectOutput(full);

        assertThat(exitCode(export.redirectError(said.toFile()))).isEqualTo(1);
        assertThat(Files.readString(said)).startsWith("The export could not be written to standard output.");
    }

    @Test
    void theEnvironmentNamesADatabaseAsTheOptionDoes() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            assertThat(exitCode(db("export", "--data", at("full"), at("file.gz"))))
                    .isZero();
            assertThat(exitCode(db("import", "--database", url, at("file.gz")))).isZero();
            ProcessBuilder export = db("export", at("again"));
            export.environment().put("CHARGEHAND_DATABASE", url);

            assertThat(exitCode(export)).isZero();
            assertThat(Files.readString(directory.resolve("again"))).contains("{\"t\":\"tag\"");
        }
    }

    @Test
    void anExportThatIsStoppedLeavesNoFile() throws Exception {
        try (var database = SqliteDatabase.open(directory.resolve("full"))) {
            database.write(() -> database.handle()
                    .execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < " + ROWS + ")"
                            + " insert into reading (charge_point, connector_id, sampled_at, digest, received_at,"
                            + " samples) select 'CP', 1, i, i, i, '[]' from n"));
        }
        Path target = Files.createDirectory(directory.resolve("target"));
        Process export =
                db("export", "--data", at("full"), at("target/file.gz")).start();
        await().until(() -> names(target).stream().anyMatch(name -> name.endsWith(".part")));
        stop(export);

        assertThat(names(target)).isEmpty();
    }

    @Test
    void anImportThatIsStoppedLeavesTheDatabaseEmpty() throws Exception {
        assertThat(exitCode(db("export", "--data", at("full"), at("file")))).isZero();
        byte[] file = Files.readAllBytes(directory.resolve("file"));
        Process stopped = db("import", "--data", at("new"), "-").start();
        stopped.getOutputStream().write(file, 0, file.length - 100);
        stopped.getOutputStream().flush();
        await().until(() -> Files.exists(directory.resolve("new/chargehand.db-wal")));
        stop(stopped);

        assertThat(exitCode(db("import", "--data", at("new"), at("file")))).isZero();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
