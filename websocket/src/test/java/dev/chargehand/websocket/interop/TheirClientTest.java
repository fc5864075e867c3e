// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.rpc.RpcConnection;
import dev.chargehand.websocket.OcppServer;
import eu.chargetime.ocpp.JSONClient;
import eu.chargetime.ocpp.JSONConfiguration;
import eu.chargetime.ocpp.feature.profile.ClientCoreProfile;
import eu.chargetime.ocpp.model.Confirmation;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our server with the charge point of another library, ChargeTime's Java-OCA-OCPP.
class TheirClientTest {
    private static final OurHandlers OURS = new OurHandlers(FromChargePointPairs.all());
    private static final TheirHandlers THEIRS = new TheirHandlers(FromCentralSystemPairs.all());
    private static OcppServer server;
    private static JSONClient client;
    private static RpcConnection connection;

    static Stream<Pair<?, ?>> fromChargePoint() {
        return FromChargePointPairs.all();
    }

    static Stream<Pair<?, ?>> fromCentralSystem() {
        return FromCentralSystemPairs.all();
    }

    @BeforeAll
    static void connect() {
        server = OcppServer.builder()
                .path("/ocpp")
                .rpc(RpcConfig.defaults().with(Strictness.STRICT))
                .handlers(OURS.handlers())
                .start();
        JSONConfiguration password = JSONConfiguration.get()
                .setParameter(JSONConfiguration.USERNAME_PARAMETER, "CP001")
                .setParameter(JSONConfiguration.PASSWORD_PARAMETER, "0123456789abcdef");
        client = new JSONClient(new ClientCoreProfile(THEIRS.ofClient()), "CP001", password);
        client.connect("ws://127.0.0.1:" + server.address().getPort() + "/ocpp", null);
        await().until(() -> server.connection("CP001").isPresent());
        connection = server.connection("CP001").orElseThrow();
    }

    @AfterAll
    static void disconnect() {
        client.disconnect();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("fromChargePoint")
    void theyCallAndAreAnswered(Pair<?, ?> pair) throws Exception {
        Confirmation answer = client.send(pair.theirs()).toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(OURS.last()).isEqualTo(pair.request());
        assertThat(answer)
                .usingRecursiveComparison()
                .withComparatorForType(Comparator.comparing(ZonedDateTime::toInstant), ZonedDateTime.class)
                .isEqualTo(pair.theirAnswer());
    }

    @ParameterizedTest
    @MethodSource("fromCentralSystem")
    void weCallAndAreAnswered(Pair<?, ?> pair) throws Exception {
        assertThat(connection.call(pair.request())).isEqualTo(new Answered<Response>(pair.response(), List.of()));
        assertThat(THEIRS.last()).usingRecursiveComparison().isEqualTo(pair.theirs());
    }
}
