// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.websocket.OcppClient;
import eu.chargetime.ocpp.JSONServer;
import eu.chargetime.ocpp.ServerEvents;
import eu.chargetime.ocpp.feature.profile.ServerCoreProfile;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.SessionInformation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our client with the central system of another library, ChargeTime's Java-OCA-OCPP.
class TheirServerTest {
    private static final OurHandlers OURS = new OurHandlers(FromCentralSystemPairs.all());
    private static final TheirHandlers THEIRS = new TheirHandlers(FromChargePointPairs.all());
    private static final CompletableFuture<UUID> SESSION = new CompletableFuture<>();
    private static final CompletableFuture<String> IDENTITY = new CompletableFuture<>();
    private static JSONServer server;
    private static OcppClient client;

    static Stream<Pair<?, ?>> fromChargePoint() {
        return FromChargePointPairs.all();
    }

    static Stream<Pair<?, ?>> fromCentralSystem() {
        return FromCentralSystemPairs.all();
    }

    /// Their server cannot say which port it got, so a free one is looked for first.
    @BeforeAll
    static void connect() throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = new JSONServer(new ServerCoreProfile(THEIRS.ofServer()));
        server.open("127.0.0.1", port, new Sessions());
        client = OcppClient.builder()
                .url(URI.create("ws://127.0.0.1:" + port + "/ocpp"))
                .identity("RDAM 123")
                .password("0123456789abcdef".getBytes(StandardCharsets.UTF_8))
                .rpc(RpcConfig.defaults().with(Strictness.STRICT))
                .handlers(OURS.handlers())
                .start();
        assertThat(client.awaitConnected(Duration.ofSeconds(20))).isTrue();
    }

    @AfterAll
    static void disconnect() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("fromChargePoint")
    void weCallAndAreAnswered(Pair<?, ?> pair) throws Exception {
        assertThat(client.call(pair.request())).isEqualTo(new Answered<Response>(pair.response(), List.of()));
        assertThat(THEIRS.last())
                .usingRecursiveComparison()
                .withComparatorForType(Comparator.comparing(ZonedDateTime::toInstant), ZonedDateTime.class)
                .isEqualTo(pair.theirs());
    }

    @ParameterizedTest
    @MethodSource("fromCentralSystem")
    void theyCallAndAreAnswered(Pair<?, ?> pair) throws Exception {
        Confirmation answer = server.send(SESSION.get(10, TimeUnit.SECONDS), pair.theirs())
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(OURS.last()).isEqualTo(pair.request());
        assertThat(answer).usingRecursiveComparison().isEqualTo(pair.theirAnswer());
        assertThat(IDENTITY.get()).contains("RDAM%20123");
    }

    /// Remembers the one session there is.
    private static final class Sessions implements ServerEvents {
        @Override
        public void authenticateSession(SessionInformation information, String user, byte[] password) {}

        @Override
        public void newSession(UUID session, SessionInformation information) {
            IDENTITY.complete(information.getIdentifier());
            SESSION.complete(session);
        }

        @Override
        public void lostSession(UUID session) {}
    }
}
