// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.noloss.FieldChargePoint.Habits;
import dev.chargehand.centralsystem.noloss.Fleet.Place;
import dev.chargehand.centralsystem.store.TestPostgres;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A database that goes away and comes back while charge points charge: their sockets stay open, nothing is
/// acknowledged or refused that is not decided, and afterwards all is stored, once.
class DatabaseAwayTest {
    private static final Logger log = LoggerFactory.getLogger(DatabaseAwayTest.class);
    private static final boolean LONG = Boolean.getBoolean("chargehand.test.long");
    private static final Duration AWAY = Duration.ofSeconds(LONG ? 60 : 8);
    private static final Duration BRIEFLY = Duration.ofSeconds(LONG ? 40 : 4);
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(90);
    private static final int CHARGE_POINTS = 30;
    private static final Habits HABITS = new Habits(Duration.ofMillis(50), Duration.ofSeconds(2), 0);

    @TempDir
    private Path directory = Path.of("");

    private final Ledger ledger = new Ledger();

    @BeforeAll
    static void quieten() {
        ServingProgram.quieten();
    }

    /// Something that is done to the database while charge points charge.
    private interface Trouble {
        void make() throws Exception;
    }

    @Test
    void aCutConnectionToPostgresLosesNothing() throws Exception {
        onPostgres(proxy -> {
            proxy.cut();
            nobodyIsAcknowledgedFor(AWAY);
            proxy.mend();
        });
    }

    @Test
    void aStalledConnectionToPostgresLosesNothing() throws Exception {
        onPostgres(proxy -> {
            proxy.stall();
            nobodyIsAcknowledgedFor(BRIEFLY);
            proxy.resume();
        });
    }

    @Test
    void commitsWhoseOutcomeIsLostAreStoredOnce() throws Exception {
        onPostgres(proxy -> {
            for (int i = 0; i < 5; i++) {
                proxy.stallAnswers();
                charging(Duration.ofMillis(300));
                proxy.cut();
                proxy.resumeAnswers();
                proxy.mend();
                charging(Duration.ofMillis(700));
            }
        });
    }

    @Test
    void aLockedSqliteFileLosesNothing() throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve("chargehand.db");
        whileCharging("", url, () -> {
            try (var other = DriverManager.getConnection(url);
                    var statement = other.createStatement()) {
                statement.execute("pragma busy_timeout = 10000");
                statement.execute("begin exclusive");
                nobodyIsAcknowledgedFor(AWAY);
                statement.execute("rollback");
            }
        });
    }

    /// Something that is done to the network between us and PostgreSQL.
    private interface NetworkTrouble {
        void make(Proxy proxy) throws Exception;
    }

    private void onPostgres(NetworkTrouble trouble) throws Exception {
        String url = TestPostgres.freshDatabase();
        var real = URI.create(url.substring("jdbc:".length()));
        try (var proxy = new Proxy(new InetSocketAddress(real.getHost(), real.getPort()))) {
            String proxied = url.replace(":" + real.getPort() + "/", ":" + proxy.port() + "/");
            whileCharging(proxied, url, () -> trouble.make(proxy));
        }
    }

    private void whileCharging(String database, String url, Trouble trouble) throws Exception {
        try (var server = CentralSystem.start(ServingProgram.config(0, directory, database), InstantSource.system());
                var fleet = new Fleet(
                        CHARGE_POINTS,
                        URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ocpp"),
                        new Place(_ -> HABITS, InstantSource.system(), ledger),
                        1)) {
            await().until(() -> ledger.acknowledged().sum() > 10 * CHARGE_POINTS);
            trouble.make();
            fleet.finish(FINISH_WITHIN);
            assertThat(ledger.connections().sum()).as("connections").isEqualTo(CHARGE_POINTS);
            log.atWarn().log(ledger.toString());
        }
        try (var audit = new Audit(url)) {
            audit.compare(ledger.sessions());
        }
    }

    /// Charges on, while what was on its way may still be acknowledged, but nothing else.
    private void nobodyIsAcknowledgedFor(Duration away) {
        charging(BUSY);
        long before = ledger.acknowledged().sum();
        long repeated = ledger.repeated().sum();
        charging(away.minus(BUSY));
        assertThat(ledger.acknowledged().sum()).isEqualTo(before);
        assertThat(ledger.repeated().sum()).isGreaterThan(repeated);
    }

    /// Lets the charge points go on for a while.
    private void charging(Duration duration) {
        await().pollDelay(duration).atMost(duration.plusSeconds(10)).untilAsserted(ledger::check);
    }
}
