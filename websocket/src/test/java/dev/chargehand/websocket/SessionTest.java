// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.ResetRequest;
import dev.chargehand.protocol.core.ResetResponse;
import dev.chargehand.protocol.core.ResetStatus;
import dev.chargehand.protocol.core.ResetType;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.rpc.RpcConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Server and client against each other, on every transport of this machine.
class SessionTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    static Stream<Transport> transports() {
        return Stream.of(Transport.values()).filter(EventLoops::works);
    }

    private static OcppServer server(Transport transport) {
        return OcppServer.builder()
                .path("/ocpp")
                .transport(transport)
                .eventLoops(1)
                .immediately(HeartbeatRequest.class, (_, _) -> new HeartbeatResponse(NOW))
                .on(AuthorizeRequest.class, (_, _) -> new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED)))
                .start();
    }

    private static OcppClient client(OcppServer server, Transport transport) {
        return OcppClient.builder()
                .url(URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ocpp"))
                .identity("RDAM 123")
                .transport(transport)
                .on(ResetRequest.class, (_, _) -> new ResetResponse(ResetStatus.ACCEPTED))
                .start();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void chargePointCallsAndIsAnswered(Transport transport) throws Exception {
        try (OcppServer server = server(transport);
                OcppClient client = client(server, transport)) {
            assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
            assertThat(client.call(new HeartbeatRequest()))
                    .isEqualTo(new Answered<>(new HeartbeatResponse(NOW), List.of()));
            assertThat(client.call(new AuthorizeRequest(new IdTag("A"))))
                    .isEqualTo(new Answered<>(
                            new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED)), List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void centralSystemCallsAndIsAnswered(Transport transport) throws Exception {
        try (OcppServer server = server(transport);
                OcppClient client = client(server, transport)) {
            assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
            assertThat(client.call(new HeartbeatRequest())).isInstanceOf(Answered.class);
            RpcConnection connection = server.connection("rdam 123").orElseThrow();
            assertThat(connection.call(new ResetRequest(ResetType.SOFT)))
                    .isEqualTo(new Answered<>(new ResetResponse(ResetStatus.ACCEPTED), List.of()));
        }
    }
}
