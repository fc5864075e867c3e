// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.json.ConstraintException;
import dev.chargehand.rpc.CallOutcome.Disconnected;
import dev.chargehand.rpc.CallOutcome.NotSent;
import dev.chargehand.rpc.CallOutcome.Why;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A client against servers that do what they should, and that do not (OCPP-J 1.6 section 3, errata 3.4).
class ClientHandshakeTest {
    private static final Backoff FAST = new Backoff(Duration.ofMillis(50), Duration.ofMillis(10), 2);

    private final RecordingClientObserver observer = new RecordingClientObserver();
    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private OcppClient.Builder client() {
        return OcppClient.builder()
                .url(server.url())
                .identity("RDAM 1/ü")
                .backoff(FAST)
                .observer(observer);
    }

    @Test
    void requestIsProper() throws Exception {
        byte[] password = {0, (byte) 0xFF, ':', 1};
        try (OcppClient client = client().password(password).start();
                RawPeer connection = server.accept()) {
            List<String> head = server.upgrade(connection);
            String pair = "RDAM 1/Ã¼:" + new String(password, ISO_8859_1);
            assertThat(head)
                    .startsWith("GET /ocpp/RDAM%201%2F%C3%BC HTTP/1.1")
                    .contains("Host: " + server.url().getAuthority(), "Sec-WebSocket-Protocol: ocpp1.6")
                    .contains("Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1)));
            assertThat(client.awaitConnected(Duration.ofSeconds(5))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "401 Unauthorized", "503 Service Unavailable", "200 OK", "302 Found"})
    void refusalIsTriedAgainForEver(String status) throws Exception {
        try (OcppClient client = client().start()) {
            for (int i = 0; i < 3; i++) {
                try (RawPeer connection = server.accept()) {
                    connection.readHead();
                    connection.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
                    assertThat(connection.sawEnd()).isTrue();
                }
            }
            try (RawPeer connection = server.accept()) {
                server.upgrade(connection);
                assertThat(client.awaitConnected(Duration.ofSeconds(5))).isTrue();
            }
            assertThat(observer.failed)
                    .extracting(RecordingClientObserver.Failed::status)
                    .containsOnly(Integer.parseInt(status.substring(0, 3)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', chose no OCPP version",
        "'Sec-WebSocket-Protocol: ocpp2.0.1\r\n', chose what was not offered",
        "'Sec-WebSocket-Protocol: ocpp1.6\r\nSec-WebSocket-Extensions: permessage-deflate\r\n', an extension",
        "'Sec-WebSocket-Protocol: ocpp1.6\r\nSec-WebSocket-Accept: x\r\n', does not fit our key",
    })
    void answerThatDoesNotFitIsNoConnection(String fields, String reason) {
        try (OcppClient client = client().start();
                RawPeer connection = server.accept()) {
            if (fields.contains("Accept")) {
                connection.readHead();
                connection.send("HTTP/1.1 101 X\r\n" + fields + "\r\n");
            } else {
                server.upgrade(connection, fields);
            }
            assertThat(connection.sawEnd()).isTrue();
            await().until(() -> !observer.failed.isEmpty());
            assertThat(observer.failed.getFirst().reason()).contains(reason);
            assertThat(client.isConnected()).isFalse();
        }
    }

    @Test
    void silentServerIsGivenUpAtTheDeadline() {
        Limits limits = Limits.DEFAULT.withHandshakeWithin(Duration.ofMillis(200));
        try (OcppClient client = client().limits(limits).start();
                RawPeer connection = server.accept()) {
            connection.readHead();
            assertThat(connection.sawEnd()).isTrue();
            assertThat(client.isConnected()).isFalse();
            assertThat(observer.failed.getFirst().reason()).isEqualTo("no answer within 200 ms");
        }
    }

    @Test
    void garbageIsNoConnection() {
        try (OcppClient client = client().start();
                RawPeer connection = server.accept()) {
            connection.send("SSH-2.0-OpenSSH\r\n\r\n");
            assertThat(connection.sawEnd()).isTrue();
            assertThat(client.isConnected()).isFalse();
        }
    }

    @Test
    void waitsDoubleAndStartAnew() throws Exception {
        try (OcppClient client = client().start()) {
            for (int i = 0; i < 4; i++) {
                server.accept().close();
            }
            RawPeer connection = server.accept();
            server.upgrade(connection);
            assertThat(client.awaitConnected(Duration.ofSeconds(5))).isTrue();
            connection.hangUp();
            await().until(() -> observer.closed.size() == 1);
        }
        assertThat(observer.failed)
                .extracting(failed -> failed.retryIn().toMillis() / 50)
                .containsExactly(1L, 2L, 4L, 4L);
        assertThat(observer.closed.getFirst().retryIn()).isBetween(Duration.ofMillis(50), Duration.ofMillis(60));
    }

    @Test
    void lostConnectionIsMadeAgain() {
        try (OcppClient client = client().start()) {
            for (int i = 0; i < 3; i++) {
                try (RawPeer connection = server.accept()) {
                    server.upgrade(connection);
                    await().until(client::isConnected);
                }
                await().until(() -> !client.isConnected());
            }
            assertThat(observer.opened).hasSize(3);
        }
    }

    @Test
    void closedByTheServerIsMadeAgain() {
        try (OcppClient client = client().start();
                RawPeer connection = server.accept()) {
            server.upgrade(connection);
            await().until(client::isConnected);
            connection.sendServerFrame(0x88, Frames.closing(1001, "restart"));
            assertThat(connection.readFrame().closeCode()).isEqualTo(1001);
            connection.hangUp();
            try (RawPeer next = server.accept()) {
                server.upgrade(next);
                await().until(client::isConnected);
            }
            assertThat(observer.closed.getFirst().reason()).isEqualTo("restart");
        }
    }

    @Test
    void closedByUsStaysClosed() {
        OcppClient client = client().start();
        RawPeer connection = server.accept();
        server.upgrade(connection);
        await().until(client::isConnected);

        Thread closing = Thread.startVirtualThread(client::close);
        assertThat(connection.readFrame().closeCode()).isEqualTo(1000);
        connection.hangUp();
        await().until(() -> !closing.isAlive());
        assertThat(client.isConnected()).isFalse();
        assertThat(observer.closed.getFirst().retryIn()).isZero();
        assertThat(observer.opened).hasSize(1);
    }

    @Test
    void reconnectIsAtOnce() {
        Backoff slow = new Backoff(Duration.ofMinutes(1), Duration.ZERO, 0);
        try (OcppClient client = client().backoff(slow).start();
                RawPeer connection = server.accept()) {
            server.upgrade(connection);
            await().until(client::isConnected);
            client.password(new byte[] {1, 2, 3});
            client.reconnect("the key has changed");
            assertThat(connection.readFrame().closeReason()).isEqualTo("the key has changed");
            connection.hangUp();
            try (RawPeer next = server.accept()) {
                assertThat(server.upgrade(next)).anyMatch(line -> line.startsWith("Authorization: Basic "));
            }
        }
    }

    @Test
    void callsWithoutAConnectionAreNotSent() throws Exception {
        try (OcppClient client = client().start()) {
            assertThat(client.call(new HeartbeatRequest())).isEqualTo(new NotSent<>(Why.NOT_CONNECTED));

            RawPeer connection = server.accept();
            server.upgrade(connection);
            await().until(client::isConnected);
            Thread.startVirtualThread(() -> {
                connection.readFrame();
                connection.hangUp();
            });
            assertThat(client.call(new HeartbeatRequest())).isEqualTo(new Disconnected<>());
            assertThat(client.call(new HeartbeatRequest())).isEqualTo(new NotSent<>(Why.NOT_CONNECTED));
        }
    }

    @Test
    void unknownHostIsTriedAgain() {
        try (OcppClient client =
                client().url(URI.create("ws://no-such-host.invalid/ocpp")).start()) {
            await().until(() -> observer.failed.size() > 1);
            assertThat(observer.failed.getFirst().reason()).isEqualTo("the host no-such-host.invalid is not known");
            assertThat(client.isConnected()).isFalse();
        }
    }

    @Test
    void badSettingsAreRefusedAtOnce() {
        assertThatThrownBy(() -> client().url(URI.create("http://x/ocpp")).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected ws://");
        assertThatThrownBy(() -> client().identity("a:b").start())
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(ConstraintException.class);
    }

    @Test
    void maskedFrameFromAServerEndsTheConnection() {
        try (OcppClient client = client().start();
                RawPeer connection = server.accept()) {
            server.upgrade(connection);
            await().until(client::isConnected);
            connection.sendFrame(0x81, new byte[3]);
            assertThat(connection.readFrame().closeCode()).isEqualTo(1002);
            connection.hangUp();
            await().until(() -> observer.closed.size() == 1);
        }
    }
}
