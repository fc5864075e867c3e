// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.websocket.Admission.Accept;
import dev.chargehand.websocket.Tls.Engine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Security profiles 2 and 3, with certificates made for the occasion.
class TlsTest {
    @TempDir
    static Path directory;

    private static TestCertificate central;
    private static TestCertificate chargePoint;
    private static TestCertificate stranger;

    private final RecordingServerObserver observer = new RecordingServerObserver();
    private final RecordingClientObserver seen = new RecordingClientObserver();
    private final List<Handshake> asked = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void certificates() {
        central = TestCertificate.make(directory, "localhost");
        chargePoint = TestCertificate.make(directory, "CP001");
        stranger = TestCertificate.make(directory, "stranger");
    }

    static Stream<Engine> engines() {
        return Stream.of(Engine.values()).filter(engine -> engine != Engine.BORINGSSL || Tls.hasBoringSsl());
    }

    private OcppServer server(Tls tls) {
        return OcppServer.builder()
                .path("/ocpp")
                .eventLoops(1)
                .tls(tls)
                .observer(observer)
                .admission(handshake -> {
                    asked.add(handshake);
                    return new Accept(handshake.identity(), null);
                })
                .immediately(HeartbeatRequest.class, (_, _) -> new HeartbeatResponse(Instant.EPOCH))
                .start();
    }

    private OcppClient client(OcppServer server, Tls tls) {
        return OcppClient.builder()
                .url(URI.create("wss://localhost:" + server.address().getPort() + "/ocpp"))
                .identity("CP001")
                .tls(tls)
                .observer(seen)
                .start();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void serverProvesItself(Engine engine) throws Exception {
        try (OcppServer server =
                        server(Tls.identifiedBy(central.chain(), central.key()).with(engine));
                OcppClient client = client(
                        server, Tls.systemTrust().trusting(central.chain()).with(engine))) {
            assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
            assertThat(client.call(new HeartbeatRequest())).isInstanceOf(Answered.class);
            assertThat(asked.getFirst().secure()).isTrue();
            assertThat(asked.getFirst().clientCertificate()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void chargePointProvesItself(Engine engine) throws Exception {
        Tls own = Tls.identifiedBy(central.chain(), central.key())
                .trusting(chargePoint.chain())
                .with(engine);
        try (OcppServer server = server(own);
                OcppClient client = client(
                        server,
                        Tls.identifiedBy(chargePoint.chain(), chargePoint.key())
                                .trusting(central.chain())
                                .with(engine))) {
            assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
            var certificate = Objects.requireNonNull(asked.getFirst().clientCertificate());
            assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=CP001");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void strangerDoesNotGetIn(Engine engine) {
        Tls own = Tls.identifiedBy(central.chain(), central.key())
                .trusting(chargePoint.chain())
                .with(engine);
        try (OcppServer server = server(own);
                OcppClient client = client(
                        server,
                        Tls.identifiedBy(stranger.chain(), stranger.key()).trusting(central.chain()))) {
            await().until(() -> !seen.failed.isEmpty() && !observer.refused.isEmpty());
            assertThat(client.isConnected()).isFalse();
            assertThat(observer.refused.getFirst().status()).isZero();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void clientDoesNotTrustEveryone() {
        try (OcppServer server = server(Tls.identifiedBy(central.chain(), central.key()));
                OcppClient client = client(server, Tls.systemTrust())) {
            await().until(() -> !seen.failed.isEmpty());
            assertThat(client.isConnected()).isFalse();
            assertThat(seen.failed.getFirst().reason()).startsWith("the handshake failed: ");
        }
    }

    @Test
    void clientChecksTheName() {
        try (OcppServer server = server(Tls.identifiedBy(stranger.chain(), stranger.key()));
                OcppClient client = client(server, Tls.systemTrust().trusting(stranger.chain()))) {
            await().until(() -> !seen.failed.isEmpty());
            assertThat(client.isConnected()).isFalse();
        }
    }

    @Test
    void plainRequestToTheTlsPortIsReported() {
        try (OcppServer server = server(Tls.identifiedBy(central.chain(), central.key()));
                RawPeer peer = RawPeer.to(server)) {
            peer.sendRequest("/ocpp/CP001");
            assertThat(peer.sawEnd()).isTrue();
            await().until(() -> !observer.refused.isEmpty());
            assertThat(observer.refused.getFirst().reason()).contains("not an SSL/TLS record");
            await().until(() -> server.sockets() == 0);
        }
    }

    @Test
    void certificatesAreReadAnew() throws IOException, InterruptedException {
        Path chain =
                Files.copy(stranger.chain(), directory.resolve("changing.pem"), StandardCopyOption.REPLACE_EXISTING);
        Path key = Files.copy(stranger.key(), directory.resolve("changing.key"), StandardCopyOption.REPLACE_EXISTING);
        try (OcppServer server = server(Tls.identifiedBy(chain, key))) {
            Files.copy(central.chain(), chain, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(central.key(), key, StandardCopyOption.REPLACE_EXISTING);
            server.reloadCertificates();
            try (OcppClient client = client(server, Tls.systemTrust().trusting(central.chain()))) {
                assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
            }
        }
    }
}
