// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.noloss.FieldChargePoint.Habits;
import dev.chargehand.centralsystem.noloss.Fleet.Place;
import dev.chargehand.centralsystem.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A central system that is killed with SIGKILL again and again while charge points charge: what was
/// acknowledged is stored, once, and what was not comes again and is stored, once.
class KilledCentralSystemTest {
    private static final Logger log = LoggerFactory.getLogger(KilledCentralSystemTest.class);
    private static final long SEED = Long.getLong("chargehand.test.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("chargehand.test.kills", 8);
    private static final int CHARGE_POINTS = 40;
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(60);

    @TempDir
    private Path directory = Path.of("");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Ledger ledger = new Ledger();

    @Test
    void nothingIsLostOrDoubledWithSqlite() throws Exception {
        killWhileCharging("");
        audit("jdbc:sqlite:" + directory.resolve("chargehand.db"));
    }

    @Test
    void nothingIsLostOrDoubledWithPostgres() throws Exception {
        String url = TestPostgres.freshDatabase();
        killWhileCharging(url);
        audit(url);
    }

    /// Each fourth one opens another connection now and then, and sends a message over both.
    private static Habits habits(int number) {
        return new Habits(Duration.ofMillis(40), Duration.ofSeconds(2), number % 4 == 0 ? 0.1 : 0);
    }

    private void killWhileCharging(String database) throws Exception {
        log.atInfo().addKeyValue("seed", SEED).log("killing a central system");
        try (var server = new ServedProcess(directory, database);
                var fleet = new Fleet(
                        CHARGE_POINTS,
                        server.url(),
                        new Place(KilledCentralSystemTest::habits, InstantSource.system(), ledger),
                        random.nextLong())) {
            for (int i = 0; i < KILLS; i++) {
                server.killAfter(Duration.ofMillis(200 + random.nextInt(700)));
                ledger.check();
            }
            fleet.finish(FINISH_WITHIN);
            assertThat(ledger.repeated().sum()).as("messages the kills caught").isPositive();
            assertThat(ledger.doubled().sum()).as("messages over two sockets").isPositive();
            log.atInfo().addKeyValue("failedStarts", server.failedStarts()).log(ledger.toString());
        }
    }

    private void audit(String url) throws Exception {
        assertThat(ledger.sessions()).hasSizeGreaterThan(CHARGE_POINTS);
        try (var audit = new Audit(url)) {
            audit.compare(ledger.sessions());
        }
    }
}
