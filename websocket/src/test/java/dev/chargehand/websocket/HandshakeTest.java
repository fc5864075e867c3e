// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.websocket.Admission.Accept;
import dev.chargehand.websocket.Admission.Refuse;
import dev.chargehand.websocket.RawPeer.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server answers to the requests of OCPP-J 1.6 section 3 and RFC 6455 section 4.2, good and bad.
class HandshakeTest {
    private final RecordingServerObserver observer = new RecordingServerObserver();
    private final List<Handshake> asked = new CopyOnWriteArrayList<>();
    private Admission.Decision decision = new Accept("CP001", null);
    private OcppServer server;

    @BeforeEach
    void start() {
        server = OcppServer.builder()
                .path("/ocpp")
                .eventLoops(1)
                .observer(observer)
                .admission(handshake -> {
                    asked.add(handshake);
                    return decision;
                })
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Response get(String path, String... fields) {
        try (RawPeer peer = RawPeer.to(server)) {
            return peer.get(path, fields);
        }
    }

    private static String basic(String user, byte[] password) {
        byte[] pair = (user + ":" + new String(password, ISO_8859_1)).getBytes(ISO_8859_1);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Test
    void properRequestIsUpgraded() {
        Response response = get("/ocpp/CP001");

        assertThat(response.status()).isEqualTo(101);
        assertThat(response.field("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(response.field("Sec-WebSocket-Protocol")).isEqualTo("ocpp1.6");
        await().until(() -> observer.opened.size() == 1);
        assertThat(observer.opened.getFirst().identity()).isEqualTo("CP001");
    }

    @ParameterizedTest
    @CsvSource({
        "/ocpp/CP001, CP001",
        "/ocpp/CP001/, CP001",
        "/ocpp/RDAM%20123, RDAM 123",
        "/ocpp/a%2Fb, a/b",
        "/ocpp/CP001?token=1/2, CP001",
        "/ocpp/z%C3%BCri, züri",
        "/ocpp/a+b, a+b",
        "http://localhost/ocpp/CP001, CP001",
    })
    void identityIsTheLastSegmentOfTheRawPath(String path, String identity) {
        assertThat(get(path).status()).isEqualTo(101);
        assertThat(asked.getFirst().identity()).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource({
        "/ocpp/, 404",
        "/CP001, 404",
        "/other/CP001, 404",
        "/ocpp/deeper/CP001, 404",
        "/ocpp/a%3Ab, 400",
        "/ocpp/a%0Ab, 400",
        "/ocpp/a%, 400",
        "/ocpp/a%2, 400",
        "/ocpp/a%zz, 400",
        "/ocpp/a%FF, 400",
        "/ocpp/a%ED%A0%80, 400",
        "/ocpp/1234567890123456789012345678901234567890123456789, 400",
    })
    void badPathIsRefused(String path, int status) {
        assertThat(get(path).status()).isEqualTo(status);
        assertThat(asked).isEmpty();
    }

    @Test
    void wrongPathIsToldWhatIsExpected() {
        assertThat(get("/elsewhere/CP001").body())
                .isEqualTo("the path is /elsewhere/CP001, expected /ocpp/<identity>\n");
        assertThat(observer.refused.getFirst().reason()).contains("expected /ocpp/<identity>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp0.1,ocpp1.6", "ocpp1.6", "ocpp2.0.1, ocpp1.6", " ocpp1.6 ,ocpp1.5"})
    void oneOfferedVersionIsChosen(String offered) {
        assertThat(get("/ocpp/CP001", "Sec-WebSocket-Protocol: " + offered).field("Sec-WebSocket-Protocol"))
                .isEqualTo("ocpp1.6");
    }

    @Test
    void versionsMayComeInSeveralFields() {
        Response response = get("/ocpp/CP001", "Sec-WebSocket-Protocol: ocpp2.0.1", "Sec-WebSocket-Protocol: ocpp1.6");

        assertThat(response.field("Sec-WebSocket-Protocol")).isEqualTo("ocpp1.6");
        assertThat(asked.getFirst().subprotocols()).containsExactly("ocpp2.0.1", "ocpp1.6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp2.0.1", "OCPP1.6", "ocpp1.6j", ""})
    void noCommonVersionIsRefused(String offered) {
        Response response = get("/ocpp/CP001", "Sec-WebSocket-Protocol:" + offered);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("expected ocpp1.6");
        assertThat(asked).isEmpty();
    }

    @Test
    void browserIsToldWhatThisIs() {
        Response response = get("/ocpp/CP001", "Upgrade:", "Connection: keep-alive");

        assertThat(response.status()).isEqualTo(426);
        assertThat(response.field("Upgrade")).isEqualTo("websocket");
        assertThat(response.field("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(response.body()).contains("This address is for charge points");
    }

    @Test
    void otherWebSocketVersionIsRefused() {
        Response response = get("/ocpp/CP001", "Sec-WebSocket-Version: 8");

        assertThat(response.status()).isEqualTo(426);
        assertThat(response.field("Sec-WebSocket-Version")).isEqualTo("13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " abc", " AAAA"})
    void badKeyIsRefused(String key) {
        assertThat(get("/ocpp/CP001", "Sec-WebSocket-Key:" + key).status()).isEqualTo(400);
    }

    @Test
    void missingWordInConnectionIsForgiven() {
        assertThat(get("/ocpp/CP001", "Connection: keep-alive").status()).isEqualTo(101);
    }

    @ParameterizedTest
    @CsvSource({
        "'POST /ocpp/CP001 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', 405",
        "'GET / HTTP/1.1\r\n\r\n', 426",
        "'GARBAGE\r\n\r\n', 400",
        "'\u0016\u0003\u0001\r\n\r\n', 400",
    })
    void whatIsNoWebSocketRequestIsRefused(String request, int status) {
        try (RawPeer peer = RawPeer.to(server)) {
            peer.send(request);
            assertThat(peer.readResponse().status()).isEqualTo(status);
        }
        assertThat(observer.refused).hasSize(1);
        assertThat(observer.refused.getFirst().status()).isEqualTo(status);
    }

    @Test
    void longFirstLineIsRefused() {
        assertThat(get("/ocpp/" + "x".repeat(5000)).status()).isEqualTo(414);
    }

    @Test
    void longHeaderIsRefused() {
        assertThat(get("/ocpp/CP001", "Cookie: " + "x".repeat(9000)).status()).isEqualTo(431);
    }

    @Test
    void passwordArrivesAsBytes() {
        byte[] password = {0, (byte) 0xFF, ':', 0x0A, (byte) 0x80};

        assertThat(get("/ocpp/CP001", basic("CP001", password)).status()).isEqualTo(101);
        Credentials credentials = Objects.requireNonNull(asked.getFirst().credentials());
        assertThat(credentials.user()).isEqualTo("CP001");
        assertThat(credentials.passwordIs(password)).isTrue();
        assertThat(credentials.passwordIs("other".getBytes(UTF_8))).isFalse();
        assertThat(credentials).hasToString("CP001:***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!!", "Basic Q1AwMDE=", "basic UU86eA=="})
    void badCredentialsAreRefused(String authorization) {
        Response response = get("/ocpp/CP001", "Authorization: " + authorization);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.field("WWW-Authenticate")).startsWith("Basic realm=");
        assertThat(asked).isEmpty();
    }

    @Test
    void otherSchemeIsNoCredentials() {
        assertThat(get("/ocpp/CP001", "Authorization: Bearer abc").status()).isEqualTo(101);
        assertThat(asked.getFirst().credentials()).isNull();
    }

    @Test
    void strangerIsRefusedWithoutTheReason() {
        decision = new Refuse(404, "CP001 is not in the list");
        Response response = get("/ocpp/CP001");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).doesNotContain("list");
        assertThat(observer.refused.getFirst().reason()).isEqualTo("CP001 is not in the list");
        assertThat(observer.refused.getFirst().identity()).isEqualTo("CP001");
        assertThat(server.refusedHandshakes()).isEqualTo(1);
    }

    @Test
    void wrongPasswordIsRefusedWithAChallenge() {
        decision = new Refuse(401, "the password is wrong");
        Response response = get("/ocpp/CP001");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.field("WWW-Authenticate")).startsWith("Basic realm=");
    }

    @Test
    void overloadedServerSaysWhenToComeBack() {
        decision = new Refuse(503, "the database is slow", Duration.ofSeconds(42));
        Response response = get("/ocpp/CP001");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.field("Retry-After")).isEqualTo("42");
        assertThat(response.body()).isEqualTo("the database is slow\n");
    }

    @Test
    void identityIsKnownAsAdmissionSpellsIt() {
        assertThat(get("/ocpp/cp001").status()).isEqualTo(101);
        await().until(() -> observer.opened.size() == 1);
        assertThat(observer.opened.getFirst().identity()).isEqualTo("CP001");
    }

    @Test
    void handshakeWithFramesBehindItLosesNothing() {
        try (RawPeer peer = RawPeer.to(server)) {
            byte[] ping = RawPeer.frame(0x89, new byte[] {1, 2, 3});
            String head = "GET /ocpp/CP001 HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: " + RawPeer.KEY + "\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Protocol: ocpp1.6\r\n\r\n";
            peer.send((head + new String(ping, ISO_8859_1)).getBytes(ISO_8859_1));
            assertThat(peer.readResponse().status()).isEqualTo(101);
            assertThat(peer.readFrame().payload()).containsExactly(1, 2, 3);
        }
    }
}
