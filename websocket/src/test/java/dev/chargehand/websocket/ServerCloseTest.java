// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chargehand.websocket.RawPeer.Frame;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ServerCloseTest {
    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("chargehand-"))
                .toList();
    }

    private static OcppServer server() {
        return OcppServer.builder().path("/ocpp").eventLoops(1).start();
    }

    @Test
    void everyoneIsToldGoodbye() {
        OcppServer server = server();
        try (RawPeer peer = RawPeer.upgraded(server, "CP001")) {
            Thread closing = Thread.startVirtualThread(server::close);
            Frame goodbye = peer.readFrame();
            assertThat(goodbye.closeCode()).isEqualTo(1001);
            peer.sendFrame(0x88, goodbye.payload());
            assertThat(peer.sawEnd()).isTrue();
            await().until(() -> !closing.isAlive());
        }
    }

    @Test
    @Timeout(10)
    void closingWaitsForNobodyForLong() {
        OcppServer server = server();
        try (RawPeer deaf = RawPeer.upgraded(server, "CP001");
                RawPeer halfOpen = RawPeer.to(server)) {
            server.close();
            assertThat(deaf.sawEnd()).isTrue();
            assertThat(halfOpen.sawEnd()).isTrue();
            assertThatThrownBy(() -> RawPeer.to(server)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void closingLeavesNoThreadBehind() {
        OcppServer server = server();
        RawPeer.upgraded(server, "CP001").close();
        server.close();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ourThreads()).isEmpty());
    }

    @Test
    void sharedThreadsGoOn() {
        try (EventLoops loops = EventLoops.start(Transport.AUTO, 1)) {
            OcppServer first = OcppServer.builder().eventLoops(loops).start();
            first.close();
            try (OcppServer second =
                            OcppServer.builder().path("/ocpp").eventLoops(loops).start();
                    RawPeer peer = RawPeer.upgraded(second, "CP001")) {
                assertThat(peer.socket().isConnected()).isTrue();
            }
        }
    }

    @Test
    void takenPortIsAPlainError() {
        try (OcppServer server = server()) {
            OcppServer.Builder second =
                    OcppServer.builder().port(server.address().getPort());
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:");
        }
    }
}
