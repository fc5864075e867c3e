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
import java.net.http.HttpClient;
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
    private static final Habits SINGLE = new Habits(Duration.ofMillis(50), Duration.ofSeconds(2), 0);
    private static final Habits DOUBLE = new Habits(Duration.ofMillis(50), Duration.ofSeconds(2), 0.05);

    @TempDir
    private Path directory = Path.of("");

    private final Ledger ledger = new Ledger();

    @BeforeAll
    static void quieten() {
        ServingProgram.quieten();
    }

    /// Something that is done to the database while charge points charge, and one of them has nothing to
    /// do.
    private interface Trouble {
        void make(Line idle) throws Exception;
    }

    @Test
    void aCutConnectionToPostgresLosesNothing() throws Exception {
        onPostgres(SINGLE, (proxy, idle) -> {
            proxy.cut();
            nobodyIsAcknowledgedFor(idle, AWAY);
            proxy.mend();
        });
    }

    @Test
    void aStalledConnectionToPostgresLosesNothing() throws Exception {
        onPostgres(SINGLE, (proxy, idle) -> {
            proxy.stall();
            nobodyIsAcknowledgedFor(idle, BRIEFLY);
            proxy.resume();
        });
    }

    @Test
    void commitsWhoseOutcomeIsLostAreStoredOnce() throws Exception {
        onPostgres(DOUBLE, (proxy, _) -> {
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
        whileCharging(SINGLE, "", url, idle -> {
            try (var other = DriverManager.getConnection(url);
                    var statement = other.createStatement()) {
                // The writer hardly ever lets go of the lock, so it has to be asked for often.
                statement.execute("pragma busy_timeout = 0");
                await().pollInSameThread()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> !statement.execute("begin exclusive"));
                nobodyIsAcknowledgedFor(idle, AWAY);
                statement.execute("rollback");
            }
        });
    }

    /// Something that is done to the network between us and PostgreSQL.
    private interface NetworkTrouble {
        void make(Proxy proxy, Line idle) throws Exception;
    }

    private void onPostgres(Habits habits, NetworkTrouble trouble) throws Exception {
        String url = TestPostgres.freshDatabase();
        var real = URI.create(url.substring("jdbc:".length()));
        try (var proxy = new Proxy(new InetSocketAddress(real.getHost(), real.getPort()))) {
            String proxied = url.replace(":" + real.getPort() + "/", ":" + proxy.port() + "/");
            whileCharging(habits, proxied, url, idle -> trouble.make(proxy, idle));
        }
    }

    private void whileCharging(Habits habits, String database, String url, Trouble trouble) throws Exception {
        try (var server = CentralSystem.start(ServingProgram.config(0, directory, database), InstantSource.system());
                var client = HttpClient.newHttpClient();
                var idle = Line.open(client, url(server, "/IDLE")).orElseThrow();
                var fleet = new Fleet(
                        CHARGE_POINTS, url(server, ""), new Place(_ -> habits, InstantSource.system(), ledger), 1)) {
            Message boot = Message.kept("BootNotification", () -> FieldChargePoint.BOOT, _ -> {});
            boot.sendOver(idle, "boot", ledger);
            await().until(() -> ledger.acknowledged().sum() > 10 * CHARGE_POINTS);
            trouble.make(idle);
            fleet.finish(FINISH_WITHIN);
            assertThat(ledger.connections().sum())
                    .as("connections")
                    .isEqualTo(CHARGE_POINTS + ledger.doubled().sum());
            log.atWarn().log(ledger.toString());
        }
        try (var audit = new Audit(url)) {
            audit.compare(ledger.sessions());
        }
    }

    private static URI url(CentralSystem server, String path) {
        return URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ocpp" + path);
    }

    /// Charges on, while what was on its way may still be acknowledged, but nothing else.
    private void nobodyIsAcknowledgedFor(Line idle, Duration away) throws InterruptedException {
        charging(BUSY);
        long before = ledger.acknowledged().sum();
        long repeated = ledger.repeated().sum();
        assertHeartbeatIsAnswered(idle);
        charging(away.minus(BUSY));
        assertHeartbeatIsAnswered(idle);
        assertThat(ledger.acknowledged().sum()).isEqualTo(before);
        assertThat(ledger.repeated().sum()).isGreaterThan(repeated);
    }

    private void assertHeartbeatIsAnswered(Line idle) throws InterruptedException {
        Message heartbeat = Message.heartbeat();
        heartbeat.sendOver(idle, "h" + System.nanoTime(), ledger);
        assertThat(heartbeat.await(idle, Duration.ofSeconds(2))).as("heartbeat").isTrue();
    }

    /// Lets the charge points go on for a while.
    private void charging(Duration duration) {
        await().pollDelay(duration).atMost(duration.plusSeconds(10)).untilAsserted(ledger::check);
    }
}
