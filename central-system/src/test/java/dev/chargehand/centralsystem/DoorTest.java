// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.centralsystem.registration.UnknownChargePoints;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.websocket.OcppClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is let in, and what is known of who is there.
class DoorTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void anUnknownChargePointIsRefusedByPolicyAndRemembered() {
        try (var site = new Site(directory, Site.unknown(UnknownChargePoints.REFUSE));
                OcppClient stranger = OcppClient.builder()
                        .url(site.url())
                        .identity("STRANGER")
                        .start()) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !site.centralSystem().connections().refused(1).isEmpty());

            var refusal = site.centralSystem().connections().refused(1).getFirst();
            assertThat(refusal.status()).isEqualTo(404);
            assertThat(refusal.identity()).isEqualTo("STRANGER");
            assertThat(refusal.reason()).contains("no charge point of this identity");
            assertThat(stranger.isConnected()).isFalse();
        }
    }

    @Test
    void aChargePointIsTheSameHoweverItSpellsItsIdentity() throws InterruptedException {
        try (var site = new Site(directory)) {
            site.boot("Harbour-1").close();
            await().until(() -> site.centralSystem().connections().size() == 0);

            Site.answer(site.connect("HARBOUR-1"), new HeartbeatRequest());

            assertThat(site.centralSystem().connections().connection("Harbour-1"))
                    .isPresent();
            assertThat(site.read(() -> site.centralSystem().chargePoints().list("", 10)))
                    .extracting("identity")
                    .containsExactly("Harbour-1");
        }
    }

    @Test
    void rule_10_10_theNewestConnectionWinsAndTheLateEndOfTheOldOneChangesNothing() throws InterruptedException {
        try (var site = new Site(directory)) {
            site.boot("CP1");
            long first = site.centralSystem()
                    .connections()
                    .connection("CP1")
                    .orElseThrow()
                    .epoch();
            OcppClient second = site.connect("CP1");

            await().until(() -> site.centralSystem()
                    .connections()
                    .connection("CP1")
                    .filter(open -> open.epoch() > first)
                    .isPresent());
            Site.answer(second, new HeartbeatRequest());
        }
    }

    @Test
    void theTimeWhenAChargePointWasLastThereIsKept() throws InterruptedException {
        try (var site = new Site(directory)) {
            var booted = site.boot("CP1");
            var before = site.read(() -> site.centralSystem().chargePoints().find("CP1"))
                    .orElseThrow()
                    .lastSeenAt();
            booted.close();

            await().until(() -> !java.util.Objects.equals(
                    before,
                    site.read(() -> site.centralSystem().chargePoints().find("CP1"))
                            .orElseThrow()
                            .lastSeenAt()));
        }
    }
}
