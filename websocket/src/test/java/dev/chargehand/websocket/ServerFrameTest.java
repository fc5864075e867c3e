// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.rpc.RpcConnection;
import dev.chargehand.rpc.RpcObserver;
import dev.chargehand.websocket.RawPeer.Frame;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames after the upgrade, proper and not (RFC 6455 sections 5 and 7, OCPP-J 1.6 section 4).
class ServerFrameTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";
    private static final String ANSWER = "[3,\"1\",{\"currentTime\":\"2026-01-02T03:04:05Z\"}]";

    private final RecordingServerObserver observer = new RecordingServerObserver();
    private final List<RpcObserver.Ignored> ignored = new CopyOnWriteArrayList<>();
    private final AtomicInteger authorizations = new AtomicInteger();
    private OcppServer server;
    private RawPeer peer;

    @BeforeEach
    void start() {
        server = OcppServer.builder()
                .path("/ocpp")
                .eventLoops(1)
                .observer(observer)
                .limits(Limits.DEFAULT.withMessages(100_000, 200_000))
                .rpc(RpcConfig.defaults().with(new RpcObserver() {
                    @Override
                    public void ignored(RpcConnection connection, Ignored why, byte[] utf8) {
                        ignored.add(why);
                    }
                }))
                .immediately(HeartbeatRequest.class, (_, _) -> new HeartbeatResponse(NOW))
                .once(AuthorizeRequest.class, (_, _) -> {
                    authorizations.incrementAndGet();
                    return new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED));
                })
                .on(
                        DataTransferRequest.class,
                        (_, request) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, request.data()))
                .start();
        peer = RawPeer.upgraded(server, "CP001");
    }

    @AfterEach
    void stop() {
        peer.close();
        server.close();
    }

    private void assertStillServes() {
        peer.sendText(HEARTBEAT);
        assertThat(peer.readFrame().text()).isEqualTo(ANSWER);
    }

    private void assertClosed(int code, String reason) {
        Frame frame = peer.readFrame();
        assertThat(frame.opcode()).isEqualTo(Frames.CLOSE);
        assertThat(frame.closeCode()).isEqualTo(code);
        assertThat(frame.closeReason()).contains(reason);
        assertThat(peer.sawEnd()).isTrue();
        peer.close();
        await().until(() -> server.sockets() == 0);
        assertThat(observer.closed).hasSize(1);
        assertThat(observer.closed.getFirst().code()).isEqualTo(code);
        assertThat(observer.closed.getFirst().reason()).contains(reason);
    }

    @Test
    void fragmentsAreJoinedAcrossControlFrames() {
        byte[] text = HEARTBEAT.getBytes(UTF_8);
        peer.sendFrame(0x01, Arrays.copyOfRange(text, 0, 4));
        peer.sendFrame(0x00, new byte[0]);
        peer.sendFrame(0x89, "between".getBytes(UTF_8));
        peer.sendFrame(0x80, Arrays.copyOfRange(text, 4, text.length));

        assertThat(peer.readFrame().text()).isEqualTo("between");
        assertThat(peer.readFrame().text()).isEqualTo(ANSWER);
    }

    @Test
    void frameMayComeByteByByte() {
        for (byte b : RawPeer.frame(0x81, HEARTBEAT.getBytes(UTF_8))) {
            peer.send(new byte[] {b});
        }

        assertThat(peer.readFrame().text()).isEqualTo(ANSWER);
    }

    @Test
    void manyFramesMayComeAtOnce() {
        byte[] one = RawPeer.frame(0x81, HEARTBEAT.getBytes(UTF_8));
        byte[] many = new byte[100 * one.length + 5];
        for (int i = 0; i < 100; i++) {
            System.arraycopy(one, 0, many, i * one.length, one.length);
        }
        System.arraycopy(one, 0, many, 100 * one.length, 5);
        peer.send(many);
        peer.send(Arrays.copyOfRange(one, 5, one.length));

        for (int i = 0; i < 101; i++) {
            assertThat(peer.readFrame().text()).isEqualTo(ANSWER);
        }
    }

    @Test
    void longMessageComesBack() {
        String data = "ü".repeat(49_000);
        peer.sendText("[2,\"7\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + data + "\"}]");

        assertThat(peer.readFrame().text()).contains(data);
    }

    @Test
    void binaryIsIgnored() {
        peer.sendFrame(0x82, HEARTBEAT.getBytes(UTF_8));

        assertStillServes();
        assertThat(ignored).containsExactly(RpcObserver.Ignored.BINARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{oops | NOT_A_MESSAGE",
                "[2,| NOT_JSON",
                "[]| NOT_A_MESSAGE",
                "[9,\"1\",{}]| UNKNOWN_MESSAGE_TYPE",
                "[2,7,\"Heartbeat\",{}]| UNUSABLE_ID",
                "[3,\"unknown\",{}]| UNKNOWN_ANSWER",
                "[4,\"unknown\",\"GenericError\",\"\",{}]| UNKNOWN_ANSWER",
            })
    void whatLeadsToNothingIsReportedAndForgiven(String frame, RpcObserver.Ignored why) {
        peer.sendText(frame);

        assertStillServes();
        assertThat(ignored).containsExactly(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2,\"1\",\"Heartbeat\"]| ProtocolError",
                "[2,\"1\",\"Heartbeat\",{},{}]| FormationViolation",
                "[2,\"1\",\"Heartbeat\",[]]| FormationViolation",
                "[2,\"1\",\"Reboot\",{}]| NotImplemented",
                "[2,\"1\",\"Reset\",{\"type\":\"Hard\"}]| NotSupported",
            })
    void whatCanBeAnsweredGetsAnError(String frame, String code) {
        peer.sendText(frame);

        assertThat(peer.readFrame().text()).startsWith("[4,\"1\",\"" + code + "\"");
        assertStillServes();
    }

    @Test
    void repeatedCallOnANewConnectionGetsTheStoredAnswer() {
        String call = "[2,\"42\",\"Authorize\",{\"idTag\":\"tag\"}]";
        peer.sendText(call);
        String answer = peer.readFrame().text();

        try (RawPeer again = RawPeer.upgraded(server, "CP001")) {
            again.sendText(call);
            assertThat(again.readFrame().text()).isEqualTo(answer);
        }
        assertThat(authorizations.get()).isEqualTo(1);
        assertThat(ignored).containsExactly(RpcObserver.Ignored.REPETITION);
    }

    @Test
    void emptyPayloadMayBeNull() {
        peer.sendText("[2,\"1\",\"Heartbeat\",null]");

        assertThat(peer.readFrame().text()).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        // first bytes of a frame in hex, code, reason
        "8105, 1002, not masked",
        "c180, 1002, reserved bits",
        "b180, 1002, reserved bits",
        "8380, 1002, unknown opcode 3",
        "8b80, 1002, unknown opcode 11",
        "0980, 1002, control frame",
        "89fe007e, 1002, control frame",
        "8080, 1002, continues no message",
        "81fe007d, 1002, shortest way",
        "81ff000000000000ffff, 1002, shortest way",
        "81ffffffffffffffffff, 1002, shortest way",
        "81ff0000000000100000, 1009, longer than 100000 bytes",
        "81ff7fffffffffffffff, 1009, longer than 100000 bytes",
        "81810000000080, 1007, not UTF-8",
        "88810000000003, 1002, no valid code",
        "8882000000000000, 1002, no valid code",
        "888200000000 03ed, 1002, no valid code",
        "888300000000 03e8ff, 1007, not UTF-8",
    })
    void brokenFrameClosesTheConnection(String bytes, int code, String reason) {
        String padded = bytes.replace(" ", "") + "00".repeat(12);
        peer.send(HexFormat.of().parseHex(padded));

        assertClosed(code, reason);
    }

    @Test
    void newMessageWithinFragmentsClosesTheConnection() {
        peer.sendFrame(0x01, new byte[1]);
        peer.sendFrame(0x81, new byte[1]);

        assertClosed(1002, "within a fragmented one");
    }

    @Test
    void fragmentsTogetherMayNotBeTooLong() {
        peer.sendFrame(0x01, new byte[60_000]);
        peer.sendFrame(0x00, new byte[60_000]);

        assertClosed(1009, "longer than 100000 bytes");
    }

    @Test
    void utf8MayBeSplitBetweenFragments() {
        byte[] text = "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"ü\"}]".getBytes(UTF_8);
        int inside = text.length - 4;
        peer.sendFrame(0x01, Arrays.copyOf(text, inside));
        peer.sendFrame(0x80, Arrays.copyOfRange(text, inside, text.length));

        assertThat(peer.readFrame().text()).contains("ü");
    }

    @Test
    void closeIsEchoed() {
        peer.sendFrame(0x88, Frames.closing(4321, "lunch"));

        Frame echo = peer.readFrame();
        assertThat(echo.closeCode()).isEqualTo(4321);
        assertThat(peer.sawEnd()).isTrue();
        await().until(() -> observer.closed.size() == 1);
        assertThat(observer.closed.getFirst().code()).isEqualTo(4321);
        assertThat(observer.closed.getFirst().reason()).isEqualTo("lunch");
    }

    @Test
    void closeWithoutCodeIsEchoed() {
        peer.sendFrame(0x88, new byte[0]);

        assertThat(peer.readFrame().payload()).isEmpty();
        await().until(() -> observer.closed.size() == 1);
        assertThat(observer.closed.getFirst().code()).isEqualTo(1005);
    }

    @Test
    void brokenConnectionIsReported() {
        peer.close();

        await().until(() -> observer.closed.size() == 1);
        assertThat(observer.closed.getFirst().code()).isEqualTo(1006);
        assertThat(server.connections()).isEmpty();
        assertThat(server.brokenConnections()).isEqualTo(1);
    }

    @Test
    void slowReaderIsCutOff() {
        String rest = ",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + "x".repeat(90_000) + "\"}]";
        assertThatThrownBy(() -> {
                    for (int id = 0; id < 10_000; id++) {
                        peer.sendText("[2,\"" + id + "\"" + rest);
                    }
                })
                .isInstanceOf(UncheckedIOException.class);

        await().until(() -> observer.closed.size() == 1);
        assertThat(observer.closed.getFirst().reason()).startsWith("the peer does not read");
    }

    @Test
    void floodOfPingsIsAnsweredInBounds() {
        byte[] ping = RawPeer.frame(0x89, new byte[125]);
        byte[] thousand = new byte[1000 * ping.length];
        for (int i = 0; i < 1000; i++) {
            System.arraycopy(ping, 0, thousand, i * ping.length, ping.length);
        }
        for (int i = 0; i < 200; i++) {
            peer.send(thousand);
        }
        peer.sendText(HEARTBEAT);

        Frame frame = peer.readFrame();
        while (frame.opcode() == Frames.PONG) {
            frame = peer.readFrame();
        }
        assertThat(frame.text()).isEqualTo(ANSWER);
    }
}
