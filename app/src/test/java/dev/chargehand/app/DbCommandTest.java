// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.store.SqliteDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `chargehand db`: what it writes, what it says, and how it ends.
class DbCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void fill() {
        try (var database = SqliteDatabase.open(directory.resolve("full"))) {
            database.write(() -> database.handle()
                    .execute("insert into tag (tag_key, tag) values ('A', 'a'), ('B', '\ud83d\ude97'), ('C', 'c')"));
        }
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private int db(String... arguments) {
        CommandLine command = Chargehand.commandLine();
        command.setOut(new PrintWriter(new StringWriter(), true)).setErr(new PrintWriter(err, true));
        return command.execute(
                Stream.concat(Stream.of("db"), Stream.of(arguments)).toArray(String[]::new));
    }

    private List<String> tags(String name) {
        try (var database = SqliteDatabase.open(directory.resolve(name))) {
            return database.read(() -> database.handle()
                    .createQuery("select tag from tag order by tag_key")
                    .mapTo(String.class)
                    .list());
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatIsExportedCanBeImported() {
        assertThat(db("export", "--data", at("full"), at("file.ndjson"))).isZero();
        assertThat(db("import", "--data", at("new"), at("file.ndjson"))).isZero();

        assertThat(tags("new")).containsExactly("a", "\ud83d\ude97", "c");
        assertThat(err.toString())
                .containsPattern("tag +3")
                .contains("Exported to " + at("file.ndjson") + ": 4 rows in ")
                .contains("Imported: 4 rows in ");
    }

    @Test
    void aFileWhoseNameEndsSoIsCompressed() throws IOException {
        assertThat(db("export", "--data", at("full"), at("file.gz"))).isZero();
        assertThat(db("import", "--data", at("new"), at("file.gz"))).isZero();

        assertThat(tags("new")).hasSize(3);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve("file.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("{\"format\":\"chargehand");
        }
    }

    @Test
    void anExportReplacesAnOlderOneAndIsForItsOwnerOnly() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "older");

        assertThat(db("export", "--data", at("full"), at("file"))).isZero();
        assertThat(Files.readString(file)).startsWith("{\"format\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aServedDatabaseCanBeExportedButNotFilled() {
        try (var served = SqliteDatabase.open(directory.resolve("served"))) {
            served.write(() -> served.handle().execute("insert into tag (tag_key, tag) values ('S', 's')"));

            assertThat(db("export", "--data", at("served"), at("file"))).isZero();
            assertThat(db("import", "--data", at("served"), at("file"))).isEqualTo(1);
        }
        assertThat(err.toString()).containsPattern("tag +1").contains("another chargehand is running");
    }

    @Test
    void aDatabaseThatIsNotEmptyIsToldInThreeLines() {
        assertThat(db("export", "--data", at("full"), at("file"))).isZero();
        err.getBuffer().setLength(0);

        assertThat(db("import", "--data", at("full"), at("file"))).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Nothing was imported; the database is as it was.",
                        "Why:  the database is not empty: there are rows in tag already",
                        "Next: name another directory with --data, or a new database with --database");
    }

    @Test
    void aFileThatIsCutShortIsRefusedAndLeavesNoRow() throws IOException {
        assertThat(db("export", "--data", at("full"), at("file.gz"))).isZero();
        byte[] whole = Files.readAllBytes(directory.resolve("file.gz"));
        for (int length : new int[] {5, whole.length / 2, whole.length - 1}) {
            Files.write(directory.resolve("cut.gz"), java.util.Arrays.copyOf(whole, length));

            assertThat(db("import", "--data", at("new"), at("cut.gz"))).isEqualTo(1);
        }
        assertThat(err.toString()).contains("cut short").doesNotContain("null");
        assertThat(tags("new")).isEmpty();
    }

    @Test
    void anExportThatFailsLeavesNoFile() throws IOException {
        assertThat(db("export", "--data", at("missing"), at("file"))).isEqualTo(1);
        assertThat(db("export", "--data", at("full"), at("missing/file"))).isEqualTo(1);
        assertThat(db("export", "--data", at("full"), at(""))).isEqualTo(1);

        assertThat(err.toString()).contains("there is no database in " + at("missing"));
        assertThat(files()).containsExactly("full");
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(db()).isEqualTo(2);
        assertThat(db("import")).isEqualTo(2);
        assertThat(db("export", "--data", at("full"), "--database", "jdbc:postgresql://x/y", "-"))
                .isEqualTo(2);
        assertThat(db("export", "--database", "jdbc:oracle:x", "-")).isEqualTo(1);
        assertThat(db("import", "--data", at("new"), at("missing"))).isEqualTo(3);
        assertThat(err.toString()).contains("the commands are export, import").doesNotContain("\tat ");
    }

    @Test
    void helpOpensWithExamples() {
        assertThat(db("--help") + db("export", "--help") + db("import", "--help"))
                .isZero();
    }
}
