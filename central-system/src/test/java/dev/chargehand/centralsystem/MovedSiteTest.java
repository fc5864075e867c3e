// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import static dev.chargehand.centralsystem.Site.KNOWN;
import static dev.chargehand.centralsystem.Site.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.CentralSystemConfig.Storage;
import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.TestPostgres;
import dev.chargehand.centralsystem.store.move.DatabaseExport;
import dev.chargehand.centralsystem.store.move.DatabaseImport;
import dev.chargehand.centralsystem.store.move.MoveObserver;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A central system that is moved to another database goes on where it was.
@Timeout(60)
class MovedSiteTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    private Path directory = Path.of("");

    private static StartTransactionRequest start(long meterWh) {
        return new StartTransactionRequest(1, KNOWN, meterWh, AT.plusSeconds(meterWh), null);
    }

    private static byte[] export(Path directory, @Nullable String url) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var source = BulkConnection.toRead(directory, url)) {
            new DatabaseExport(source, "0.1", AT).to(out, MoveObserver.NONE);
        }
        return out.toByteArray();
    }

    private static void fill(Path directory, @Nullable String url, byte[] file) throws IOException {
        try (var target = BulkConnection.toFill(directory, url)) {
            new DatabaseImport(target).from(new ByteArrayInputStream(file), MoveObserver.NONE);
        }
    }

    /// The transaction that is started in one database is known in the other, and the next one is another.
    private static void goesOn(Site from, Storage to, Path directory, Move move) throws Exception {
        StartTransactionResponse first;
        try (from) {
            first = answer(from.boot("CP1"), start(100));
            move.run();
        }
        try (var moved = new Site(directory, config -> config.with(to))) {
            var client = moved.boot("CP1");
            assertThat(answer(client, start(100))).isEqualTo(first);
            assertThat(answer(client, start(200)).transactionId()).isGreaterThan(first.transactionId());
            assertThat(moved.transactions()).hasSize(2);
        }
    }

    private interface Move {
        void run() throws IOException;
    }

    @Test
    void fromSqliteThatIsServedToPostgres() throws Exception {
        String url = TestPostgres.freshDatabase();

        goesOn(
                new Site(directory),
                new Storage(directory, url),
                directory,
                () -> fill(directory, url, export(directory, null)));
    }

    @Test
    void fromPostgresThatIsServedToSqlite() throws Exception {
        String url = TestPostgres.freshDatabase();
        Path sqlite = directory.resolve("sqlite");

        goesOn(
                new Site(directory, config -> config.with(new Storage(directory, url))),
                new Storage(sqlite, null),
                sqlite,
                () -> fill(sqlite, null, export(directory, url)));
    }
}
