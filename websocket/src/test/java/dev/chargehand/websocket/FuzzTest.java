// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random bytes before and after the upgrade: the server goes on serving others and loses nothing.
class FuzzTest {
    private static final Duration FOR = Duration.ofSeconds(2);
    private static final String REQUEST = "GET /ocpp/FUZZ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Key: " + RawPeer.KEY
            + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ocpp1.6\r\n"
            + "Authorization: Basic RlVaWjphYmM=\r\n\r\n";
    private static final byte[] CALL = "[2,\"1\",\"Heartbeat\",{}]".getBytes(ISO_8859_1);

    static Stream<Transport> transports() {
        return Stream.of(Transport.IO_URING, Transport.EPOLL, Transport.NIO).filter(EventLoops::works);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void serverOutlivesGarbage(Transport transport) {
        int seed = 20260101;
        var random = new SplittableRandom(seed);
        try (OcppServer server = OcppServer.builder()
                        .path("/ocpp")
                        .transport(transport)
                        .eventLoops(1)
                        .keepAlive(KeepAlive.OFF)
                        .limits(Limits.DEFAULT.withMessages(10_000, 100_000))
                        .immediately(HeartbeatRequest.class, (_, _) -> new HeartbeatResponse(Instant.EPOCH))
                        .start();
                RawPeer other = RawPeer.upgraded(server, "OTHER")) {
            long end = System.nanoTime() + FOR.toNanos();
            int rounds = 0;
            for (; System.nanoTime() < end; rounds++) {
                attack(server, random);
                other.sendFrame(0x81, CALL);
                assertThat(other.readFrame().text()).as("seed %d", seed).startsWith("[3,");
            }
            assertThat(rounds).isGreaterThan(50);
            await().untilAsserted(() -> assertThat(server.sockets()).isEqualTo(1));
            assertThat(server.connections()).hasSize(1);
        }
    }

    private static void attack(OcppServer server, SplittableRandom random) {
        try (RawPeer peer = random.nextBoolean() ? RawPeer.to(server) : RawPeer.upgraded(server, "FUZZ")) {
            for (int i = random.nextInt(1, 20); i > 0; i--) {
                peer.send(garbage(random));
            }
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).as("the server may hang up, no more").isNotNull();
        }
    }

    private static byte[] garbage(SplittableRandom random) {
        byte[] bytes = switch (random.nextInt(4)) {
            case 0 -> new byte[random.nextInt(1, 3_000)];
            case 1 -> REQUEST.getBytes(ISO_8859_1);
            case 2 -> RawPeer.frame(random.nextInt(256), new byte[random.nextInt(300)]);
            default -> RawPeer.frame(0x81, CALL);
        };
        if (bytes.length > 500) {
            random.nextBytes(bytes);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
