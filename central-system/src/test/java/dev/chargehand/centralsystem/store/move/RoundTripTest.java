// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.centralsystem.store.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From SQLite to PostgreSQL and back, with generated rows in every table.
class RoundTripTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    private Path directory = Path.of("");

    private final String url = TestPostgres.freshDatabase();

    @BeforeEach
    void generate() throws SQLException {
        try (var sqlite = BulkConnection.toFill(first(), null);
                var postgres = BulkConnection.toFill(directory, TestPostgres.freshDatabase())) {
            new GeneratedRows().insert(sqlite.connection(), postgres.connection());
        }
    }

    private Path first() {
        return directory.resolve("first");
    }

    private Path second() {
        return directory.resolve("second");
    }

    private static byte[] export(Path directory, @Nullable String url) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var source = BulkConnection.toRead(directory, url)) {
            new DatabaseExport(source, "0.1", AT, 7).to(out, MoveObserver.NONE);
        }
        return out.toByteArray();
    }

    private static Tally fill(Path directory, @Nullable String url, byte[] file) throws IOException {
        try (var target = BulkConnection.toFill(directory, url)) {
            return new DatabaseImport(target).from(new ByteArrayInputStream(file), MoveObserver.NONE);
        }
    }

    private static List<String> everything(Path directory, @Nullable String url) throws SQLException {
        try (var source = BulkConnection.toRead(directory, url)) {
            return Catalogue.everything(source.connection(), Tables.IN_ORDER);
        }
    }

    /// The lines without the header, which says when, and the end, which sums up.
    private static List<String> rows(byte[] file) {
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        return lines.subList(1, lines.size() - 1);
    }

    @Test
    void allRowsAreTheSameInPostgresAndBackInSqlite() throws Exception {
        fill(first(), url, export(first(), null));
        fill(second(), null, export(first(), url));

        List<String> original = everything(first(), null);
        assertThat(original).hasSizeGreaterThan(24 * Tables.IN_ORDER.size());
        assertThat(everything(first(), url)).containsExactlyInAnyOrderElementsOf(original);
        assertThat(everything(second(), null)).containsExactlyInAnyOrderElementsOf(original);
    }

    @Test
    void eitherDatabaseWritesTheSameRows() throws Exception {
        byte[] fromSqlite = export(first(), null);
        Tally tally = fill(first(), url, fromSqlite);

        assertThat(rows(export(first(), url))).containsExactlyInAnyOrderElementsOf(rows(fromSqlite));
        assertThat(tally.rows().keySet()).containsExactlyElementsOf(Tables.IN_ORDER);
        assertThat(tally.total()).isEqualTo(rows(fromSqlite).size());
    }

    @Test
    void theCharacterThatPostgresCannotKeepIsReplacedThereOnly() throws Exception {
        try (var sqlite = BulkConnection.toFill(first(), null);
                var sql = sqlite.connection().createStatement()) {
            sql.execute("insert into tag (tag_key, tag, note) values ('NUL', 'nul', 'a' || char(0) || 'b')");
        }
        byte[] file = export(first(), null);
        fill(first(), url, file);
        fill(second(), null, file);

        assertThat(everything(second(), null)).anyMatch(row -> row.contains("note='a\0b"));
        assertThat(everything(first(), url)).anyMatch(row -> row.contains("note='a\ufffdb"));
    }

    @Test
    void rowsThatPostgresCannotTellApartAreRefusedInOneLine() throws Exception {
        try (var sqlite = BulkConnection.toFill(second(), null);
                var sql = sqlite.connection().createStatement()) {
            sql.execute("insert into tag (tag_key, tag) values ('a' || char(0), '1'), ('a' || char(65533), '2')");
        }
        byte[] file = export(second(), null);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> fill(first(), url, file))
                .withMessageContaining("tag_pkey")
                .withMessageNotContaining("\n");
        assertThat(everything(first(), url)).hasSize(1);
    }

    @Test
    void newRowsAreNumberedAfterTheImportedOnes() throws Exception {
        fill(first(), url, export(first(), null));

        try (var target = BulkConnection.toFill(first(), url);
                var sql = target.connection().createStatement();
                var row = sql.executeQuery("insert into past_connection"
                        + " (charge_point, remote, opened_at, closed_at, code, reason)"
                        + " values ('A', 'B', 1, 2, 3, 'C') returning id")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(3 * 23 + 2);
        }
    }

    @Test
    void anEmptyDatabaseIsMovedToo() throws Exception {
        BulkConnection.toFill(second(), null).close();

        assertThat(fill(first(), url, export(second(), null)).total()).isEqualTo(1);
        assertThat(everything(second(), url)).containsExactly("id_block{name='transaction, next=1}");
    }
}
