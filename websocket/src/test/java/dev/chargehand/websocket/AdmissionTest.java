// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.websocket.Admission.Accept;
import dev.chargehand.websocket.RawPeer.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Admission that fails or is slow, and the bounds on handshakes.
class AdmissionTest {
    private final RecordingServerObserver observer = new RecordingServerObserver();

    private OcppServer.Builder server() {
        return OcppServer.builder().path("/ocpp").eventLoops(1).observer(observer);
    }

    @Test
    void failingAdmissionIsAnInternalError() {
        try (OcppServer server = server().admission(_ -> {
                            throw new IllegalStateException("no database at db.internal:5432");
                        })
                        .start();
                RawPeer peer = RawPeer.to(server)) {
            Response response = peer.get("/ocpp/CP001");
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body()).doesNotContain("database");
        }
    }

    @Test
    void slowAdmissionEndsAtTheDeadline() {
        var interrupted = new CountDownLatch(1);
        Limits limits = Limits.DEFAULT.withHandshakeWithin(Duration.ofMillis(300));
        try (OcppServer server = server().limits(limits)
                        .admission(handshake -> {
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                interrupted.countDown();
                            }
                            return new Accept(handshake.identity(), null);
                        })
                        .start();
                RawPeer peer = RawPeer.to(server)) {
            Response response = peer.get("/ocpp/CP001");
            assertThat(response.status()).isEqualTo(503);
            await().until(() -> interrupted.getCount() == 0);
        }
    }

    @Test
    void admissionRunsOnAVirtualThread() {
        var thread = new AtomicReference<Thread>();
        try (OcppServer server = server().admission(handshake -> {
                            thread.set(Thread.currentThread());
                            return new Accept(handshake.identity(), null);
                        })
                        .start();
                RawPeer peer = RawPeer.to(server)) {
            assertThat(peer.get("/ocpp/CP001").status()).isEqualTo(101);
            assertThat(thread.get().isVirtual()).isTrue();
        }
    }

    @Test
    void silentPeerIsRefusedAtTheDeadline() {
        Limits limits = Limits.DEFAULT.withHandshakeWithin(Duration.ofMillis(200));
        try (OcppServer server = server().limits(limits).start();
                RawPeer peer = RawPeer.to(server)) {
            peer.send("GET /ocpp/CP001 HTTP/1.1\r\nHost:");
            assertThat(peer.readResponse().status()).isEqualTo(408);
            await().untilAsserted(() -> assertThat(server.sockets()).isZero());
            assertThat(observer.refused.getFirst().reason()).isEqualTo("no complete request within 200 ms");
        }
    }

    @Test
    void unfinishedHandshakesFromOneAddressAreBounded() {
        List<RawPeer> silent = new ArrayList<>();
        try (OcppServer server =
                server().limits(Limits.DEFAULT.withHandshakes(3, 100, 1000)).start()) {
            for (int i = 0; i < 3; i++) {
                silent.add(RawPeer.to(server));
            }
            await().until(() -> server.sockets() == 3);
            try (RawPeer oneTooMany = RawPeer.to(server)) {
                Response response = oneTooMany.readResponse();
                assertThat(response.status()).isEqualTo(503);
                assertThat(response.field("Retry-After")).isEqualTo("10");
            }
            silent.forEach(RawPeer::close);
            await().until(() -> server.sockets() == 0);
            try (RawPeer later = RawPeer.to(server)) {
                assertThat(later.get("/ocpp/CP001").status()).isEqualTo(101);
            }
        }
    }

    @Test
    void handshakesASecondAreBounded() {
        try (OcppServer server = server().limits(Limits.DEFAULT.withHandshakes(100, 100, 1))
                        .start();
                RawPeer first = RawPeer.to(server);
                RawPeer second = RawPeer.to(server)) {
            assertThat(first.get("/ocpp/CP001").status()).isEqualTo(101);
            assertThat(second.get("/ocpp/CP002").status()).isEqualTo(503);
            assertThat(observer.refused.getFirst().reason()).isEqualTo("too many handshakes in a second");
        }
    }

    @Test
    void missingVersionIsAssumedIfToldSo() {
        try (OcppServer server = server().subprotocols(SubprotocolPolicy.REFUSE.assumingWhenMissing())
                        .start();
                RawPeer peer = RawPeer.to(server)) {
            Response response = peer.get("/ocpp/CP001", "Sec-WebSocket-Protocol:");
            assertThat(response.status()).isEqualTo(101);
            assertThat(response.field("Sec-WebSocket-Protocol")).isEqualTo("(none)");
        }
    }

    @Test
    void handshakeIsFinishedAndClosedIfOcppJIsFollowed() {
        try (OcppServer server = server().subprotocols(SubprotocolPolicy.J_FORM).start();
                RawPeer peer = RawPeer.to(server)) {
            Response response = peer.get("/ocpp/CP001", "Sec-WebSocket-Protocol: ocpp2.0.1");
            assertThat(response.status()).isEqualTo(101);
            assertThat(response.field("Sec-WebSocket-Protocol")).isEqualTo("(none)");
            assertThat(peer.readFrame().closeReason()).isEqualTo("no common OCPP version");
            assertThat(peer.sawEnd()).isTrue();
            assertThat(observer.refused.getFirst().status()).isEqualTo(101);
            assertThat(server.connections()).isEmpty();
        }
    }
}
