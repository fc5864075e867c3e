// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.websocket.RawPeer.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pings, and what becomes of those that do not answer (OCPP-J 1.6 section 5.3).
class KeepAliveTest {
    private static final KeepAlive FAST = new KeepAlive(Duration.ofMillis(200), 2);
    private static final int MANY = 10;

    private final RecordingServerObserver observer = new RecordingServerObserver();
    private final CountDownLatch handlerMayEnd = new CountDownLatch(1);
    private OcppServer server;

    @BeforeEach
    void start() {
        server = OcppServer.builder()
                .path("/ocpp")
                .eventLoops(1)
                .observer(observer)
                .keepAlive(FAST)
                .rpc(RpcConfig.defaults().withLimits(1, 1))
                .on(HeartbeatRequest.class, (_, _) -> {
                    handlerMayEnd.await();
                    return new HeartbeatResponse(Instant.EPOCH);
                })
                .start();
    }

    @AfterEach
    void stop() {
        handlerMayEnd.countDown();
        server.close();
    }

    @Test
    void peerThatNeverAnswersIsClosedAfterTwoPings() {
        try (RawPeer peer = RawPeer.upgraded(server, "CP001")) {
            assertThat(peer.readFrame().opcode()).isEqualTo(Frames.PING);
            assertThat(peer.readFrame().opcode()).isEqualTo(Frames.PING);
            assertThat(peer.sawEnd()).isTrue();
        }
        await().until(() -> observer.closed.size() == 1);
        assertThat(observer.closed.getFirst().code()).isEqualTo(1006);
        assertThat(observer.closed.getFirst().reason()).isEqualTo("no sign of life: 2 pings were not answered");
    }

    @Test
    void peerThatAnswersStays() {
        try (RawPeer peer = RawPeer.upgraded(server, "CP001")) {
            for (int i = 0; i < MANY; i++) {
                Frame ping = peer.readFrame();
                assertThat(ping.opcode()).isEqualTo(Frames.PING);
                peer.sendFrame(0x80 | Frames.PONG, ping.payload());
            }
            assertThat(observer.closed).isEmpty();
        }
    }

    @Test
    void anythingReceivedIsASignOfLife() {
        try (RawPeer peer = RawPeer.upgraded(server, "CP001")) {
            for (int i = 0; i < MANY; i++) {
                assertThat(peer.readFrame().opcode()).isEqualTo(Frames.PING);
                peer.sendText("hello");
            }
            assertThat(observer.closed).isEmpty();
        }
    }

    @Test
    void peerThatIsNotReadIsNotTakenForDead() {
        try (RawPeer peer = RawPeer.upgraded(server, "CP001")) {
            for (int id = 0; id < 3; id++) {
                peer.sendText("[2,\"" + id + "\",\"Heartbeat\",{}]");
            }
            for (int i = 0; i < MANY; i++) {
                assertThat(peer.readFrame().opcode()).isEqualTo(Frames.PING);
            }
            handlerMayEnd.countDown();
            assertThat(peer.readFrame().text()).startsWith("[3,\"0\"");
        }
    }

    @Test
    void clientPingsAndGivesUpADeadServer() {
        var seen = new RecordingClientObserver();
        try (var dead = new ScriptedServer();
                OcppClient client = OcppClient.builder()
                        .url(dead.url())
                        .identity("CP001")
                        .keepAlive(FAST)
                        .observer(seen)
                        .start()) {
            RawPeer connection = dead.accept();
            dead.upgrade(connection);
            assertThat(connection.readFrame().opcode()).isEqualTo(Frames.PING);
            await().until(() -> seen.closed.size() == 1);
            assertThat(seen.closed.getFirst().reason()).startsWith("no sign of life");
            assertThat(client.isConnected()).isFalse();
        }
    }
}
