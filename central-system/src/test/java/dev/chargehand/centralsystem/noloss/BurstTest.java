// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.noloss.FieldChargePoint.Habits;
import dev.chargehand.centralsystem.noloss.Fleet.Place;
import dev.chargehand.centralsystem.noloss.Session.Reading;
import dev.chargehand.centralsystem.store.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A charge point that was offline for days, and tells all of it at once, as fast as it is answered: every
/// reading is stored with the time at which it was taken, and the other charge points are answered
/// meanwhile.
class BurstTest {
    private static final Logger log = LoggerFactory.getLogger(BurstTest.class);
    private static final int READINGS = 4_998;
    private static final int OTHERS = 20;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(60);
    private static final Habits OTHERS_DO = new Habits(Duration.ofMillis(100), ANSWER_WITHIN, 0);
    private static final Instant DAYS_AGO = Instant.parse("2026-01-15T12:00:00Z");

    @TempDir
    private Path directory = Path.of("");

    private final Ledger ledger = new Ledger();
    private final Session offline = new Session("OFFLINE", 1, "TAG-1", new Reading(DAYS_AGO, 5_000));

    @BeforeAll
    static void quieten() {
        ServingProgram.quieten();
    }

    @Test
    void daysOfReadingsAreStoredAsTheyWereTakenWithSqlite() throws Exception {
        burst("");
        audit("jdbc:sqlite:" + directory.resolve("chargehand.db"));
    }

    @Test
    void daysOfReadingsAreStoredAsTheyWereTakenWithPostgres() throws Exception {
        String url = TestPostgres.freshDatabase();
        burst(url);
        audit(url);
    }

    private void burst(String database) throws Exception {
        try (var server = CentralSystem.start(ServingProgram.config(0, directory, database), InstantSource.system())) {
            var address = URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ocpp");
            var place = new Place(_ -> OTHERS_DO, InstantSource.system(), ledger);
            try (var fleet = new Fleet(OTHERS, address, place, 1)) {
                tellEverything(URI.create(address + "/OFFLINE"));
                fleet.finish(FINISH_WITHIN);
                log.atWarn().log(ledger.toString());
            }
        }
        assertThat(ledger.repeated().sum())
                .as("others who waited for longer than " + ANSWER_WITHIN)
                .isZero();
        assertThat(ledger.acknowledged().sum()).isGreaterThan(READINGS + 2 + 10 * OTHERS);
        assertThat(ledger.connections().sum()).isEqualTo(OTHERS);
    }

    private void tellEverything(URI url) throws InterruptedException {
        var plan = new Plan("OFFLINE", 1, new SplittableRandom(1), ledger);
        try (var client = HttpClient.newHttpClient();
                var line = Line.open(client, url).orElseThrow()) {
            tell(line, "boot", Message.kept("BootNotification", () -> FieldChargePoint.BOOT, _ -> {}));
            ledger.sessions().add(offline);
            tell(line, "start", plan.startOf(offline));
            for (int i = 1; i <= READINGS; i++) {
                var reading = new Reading(DAYS_AGO.plusSeconds(60L * i), 5_000 + 10L * i);
                offline.readings().add(reading);
                tell(
                        line,
                        "reading-" + i,
                        Message.kept("MeterValues", () -> offline.meterValues(List.of(reading)), _ -> {}));
            }
            var end = new Reading(DAYS_AGO.plusSeconds(60L * READINGS), 5_000 + 10L * READINGS);
            offline.stop().set(Optional.of(end));
            tell(line, "stop", Message.kept("StopTransaction", () -> offline.stop(end), _ -> {}));
        }
    }

    private void tell(Line line, String id, Message message) throws InterruptedException {
        message.sendOver(line, id, ledger);
        assertThat(message.await(line, ANSWER_WITHIN)).as(id).isTrue();
    }

    private void audit(String url) throws Exception {
        try (var audit = new Audit(url)) {
            audit.compare(ledger.sessions());
        }
    }
}
