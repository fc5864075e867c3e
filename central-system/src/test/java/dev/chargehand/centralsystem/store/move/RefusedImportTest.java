// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.centralsystem.store.TestPostgres;
import dev.chargehand.centralsystem.store.move.MoveException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files and databases that an import refuses; afterwards the database is as it was.
class RefusedImportTest {
    private static final int TRIES = 60;
    private static final String UNTOUCHED = "id_block{name='transaction, next=1}";

    @TempDir
    private Path directory = Path.of("");

    private byte[] file = {};

    @BeforeEach
    void export() throws SQLException, IOException {
        Path source = directory.resolve("source");
        try (var filled = BulkConnection.toFill(source, null)) {
            execute(filled, "insert into tag (tag_key, tag, note) values ('A', 'a', 'first'), ('B', 'b', null)");
            execute(filled, "insert into charge_point (identity, identity_key, known_since) values ('CP', 'CP', 5)");
            execute(
                    filled,
                    "insert into boot (charge_point, at, answer, vendor, model, frame)"
                            + " values ('CP', 7, 'ACCEPTED', 'V', 'M', '[2]')");
        }
        var out = new ByteArrayOutputStream();
        try (var opened = BulkConnection.toRead(source, null)) {
            new DatabaseExport(opened, "0.1", Instant.EPOCH).to(out, MoveObserver.NONE);
        }
        file = out.toByteArray();
    }

    private static void execute(BulkConnection database, String statement) throws SQLException {
        try (var sql = database.connection().createStatement()) {
            sql.execute(statement);
        }
    }

    private BulkConnection target() {
        return BulkConnection.toFill(directory.resolve("target"), null);
    }

    private static void fill(BulkConnection target, byte[] from) throws IOException {
        new DatabaseImport(target).from(new ByteArrayInputStream(from), MoveObserver.NONE);
    }

    /// The reason, after a look at whether the database is as it was.
    private Reason refused(String text) throws SQLException {
        try (var target = target()) {
            var refusal = assertThatExceptionOfType(MoveException.class)
                    .isThrownBy(() -> fill(target, text.getBytes(StandardCharsets.UTF_8)))
                    .actual();
            assertThat(Catalogue.everything(target.connection(), Tables.IN_ORDER))
                    .containsExactly(UNTOUCHED);
            return refusal.reason();
        }
    }

    private String text() {
        return new String(file, StandardCharsets.UTF_8);
    }

    @Test
    void aFileThatIsCutShortAnywhereIsRefused() throws SQLException {
        var random = new Random(1);
        try (var target = target()) {
            for (int i = 0; i < TRIES; i++) {
                byte[] cut = Arrays.copyOf(file, i == 0 ? file.length - 1 : random.nextInt(file.length));
                assertThatExceptionOfType(MoveException.class)
                        .isThrownBy(() -> fill(target, cut))
                        .matches(refusal -> refusal.reason() == Reason.DAMAGED);
            }
            assertThat(Catalogue.everything(target.connection(), Tables.IN_ORDER))
                    .containsExactly(UNTOUCHED);
        }
    }

    @Test
    void aFileWithAnyByteChangedIsRefused() throws SQLException {
        var random = new Random(2);
        try (var target = target()) {
            for (int i = 0; i < 4 * TRIES; i++) {
                byte[] changed = file.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                assertThatThrownBy(() -> fill(target, changed))
                        .isInstanceOfAny(MoveException.class, StoreException.class);
            }
            assertThat(Catalogue.everything(target.connection(), Tables.IN_ORDER))
                    .containsExactly(UNTOUCHED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "PGDMP", "{}\n", "[]\n", "{\"format\":\"another\"}\n", "{\"t\":\"tag\",\"r\":{}}\n"})
    void whatIsNoExportIsRefused(String text) throws SQLException {
        assertThat(refused(text)).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void theWholeFileEndsWithItsLastLine() throws SQLException {
        String last = text().lines().toList().getLast();

        assertThat(refused(text() + "\n")).isEqualTo(Reason.DAMAGED);
        assertThat(refused(text() + last + "\n")).isEqualTo(Reason.DAMAGED);
        assertThat(refused(text().replace(last + "\n", ""))).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void anotherVersionIsRefused() throws SQLException {
        assertThat(refused(text().replace("\"version\":1", "\"version\":2"))).isEqualTo(Reason.OTHER_VERSION);
        assertThat(refused(text().replace("\"schema\":\"", "\"schema\":\"9"))).isEqualTo(Reason.OTHER_VERSION);
        assertThat(refused(text().replace("\"answer\",", "\"reply\","))).isEqualTo(Reason.OTHER_VERSION);
    }

    @Test
    void aDatabaseThatIsNotEmptyIsLeftAlone() throws Exception {
        try (var target = target()) {
            execute(
                    target,
                    "insert into finding (charge_point, kind, subject, first_at, last_at, times, detail)"
                            + " values ('CP', 'K', 'S', 1, 2, 3, 'D')");
            var before = Catalogue.everything(target.connection(), Tables.IN_ORDER);

            assertThatExceptionOfType(MoveException.class)
                    .isThrownBy(() -> fill(target, file))
                    .withMessageContaining("rows in finding")
                    .matches(refusal -> refusal.reason() == Reason.TARGET_NOT_EMPTY);
            assertThat(Catalogue.everything(target.connection(), Tables.IN_ORDER))
                    .isEqualTo(before);
        }
    }

    @Test
    void aDatabaseThatIsServedIsLeftAlone() {
        try (var served = target()) {
            assertThat(served.schema()).isNotEmpty();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(this::target)
                    .withMessageContaining("another chargehand is running");
        }
    }

    @Test
    void onPostgresTooNothingIsLeftOfADamagedFile() throws Exception {
        byte[] damaged = text().replace("\"first\"", "\"other\"").getBytes(StandardCharsets.UTF_8);
        try (var target = BulkConnection.toFill(directory, TestPostgres.freshDatabase())) {
            assertThatExceptionOfType(MoveException.class)
                    .isThrownBy(() -> fill(target, damaged))
                    .withMessageContaining("checksum");
            assertThat(Catalogue.everything(target.connection(), Tables.IN_ORDER))
                    .containsExactly(UNTOUCHED);

            fill(target, file);
        }
    }
}
