// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.BootNotificationResponse;
import dev.chargehand.protocol.core.GetConfigurationRequest;
import dev.chargehand.protocol.core.GetConfigurationResponse;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.MeterValuesResponse;
import dev.chargehand.protocol.core.RegistrationStatus;
import dev.chargehand.protocol.core.RemoteStartStopStatus;
import dev.chargehand.protocol.core.RemoteStopTransactionRequest;
import dev.chargehand.protocol.core.RemoteStopTransactionResponse;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StatusNotificationResponse;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.core.StopTransactionResponse;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.websocket.OcppServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The demo fleet against a strict central system over real sockets.
class DemoFleetTest {
    private static final IdTagInfo WELCOME = IdTagInfo.of(AuthorizationStatus.ACCEPTED);

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, String> running = new ConcurrentHashMap<>();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger remoteStops = new AtomicInteger();

    private final OcppServer server = OcppServer.builder()
            .rpc(RpcConfig.defaults().with(Strictness.STRICT))
            .on(
                    BootNotificationRequest.class,
                    (_, _) -> new BootNotificationResponse(
                            RegistrationStatus.ACCEPTED, InstantSource.system().instant(), 300))
            .on(AuthorizeRequest.class, (_, _) -> new AuthorizeResponse(WELCOME))
            .on(StatusNotificationRequest.class, (_, _) -> new StatusNotificationResponse())
            .on(StartTransactionRequest.class, (from, start) -> {
                int id = ids.incrementAndGet();
                running.put(id, from.peer());
                return new StartTransactionResponse(id, WELCOME);
            })
            .on(MeterValuesRequest.class, (_, _) -> {
                readings.incrementAndGet();
                return new MeterValuesResponse();
            })
            .on(StopTransactionRequest.class, (_, stop) -> {
                if (String.valueOf(stop.reason()).equals("REMOTE")) {
                    remoteStops.incrementAndGet();
                }
                running.remove(stop.transactionId());
                return new StopTransactionResponse();
            })
            .start();

    private final DemoFleet fleet = DemoFleet.start(
            URI.create("ws://127.0.0.1:" + server.address().getPort() + "/"), InstantSource.system(), 7);

    @Test
    void whatRunsIsEndedBeforeTheFleetGoes() {
        await().atMost(Duration.ofSeconds(20)).until(() -> running.size() >= 4);

        fleet.close();

        assertThat(running).isEmpty();
    }

    @AfterEach
    void close() {
        fleet.close();
        server.close();
    }

    @Test
    void withinSecondsItChargesAndDoesWhatItIsAskedFor() throws InterruptedException {
        await().atMost(Duration.ofSeconds(20)).until(() -> running.size() >= 4 && readings.get() >= 4);
        var one = running.entrySet().iterator().next();
        var connection = server.connection(one.getValue()).orElseThrow();

        var stopped = connection.call(new RemoteStopTransactionRequest(one.getKey()));
        assertThat(stopped)
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.response())
                                .isEqualTo(new RemoteStopTransactionResponse(RemoteStartStopStatus.ACCEPTED)));
        await().atMost(Duration.ofSeconds(10)).until(() -> remoteStops.get() == 1);

        assertThat(connection.call(new GetConfigurationRequest()))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(((GetConfigurationResponse) answered.response()).configurationKey())
                                .hasSize(10));
    }
}
