// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.protocol.core.ResetRequest;
import dev.chargehand.protocol.core.ResetResponse;
import dev.chargehand.protocol.core.ResetType;
import dev.chargehand.rpc.CallOptions;
import dev.chargehand.rpc.CallOutcome;
import dev.chargehand.websocket.RawPeer.Frame;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two connections of one identity: the newest wins, whatever becomes of the old one.
class TakeoverTest {
    private final RecordingServerObserver observer = new RecordingServerObserver();
    private OcppServer server;
    private RawPeer old;

    @BeforeEach
    void start() {
        server = OcppServer.builder()
                .path("/ocpp")
                .eventLoops(2)
                .observer(observer)
                .start();
        old = RawPeer.upgraded(server, "CP001");
        await().until(() -> observer.opened.size() == 1);
    }

    @AfterEach
    void stop() {
        old.close();
        server.close();
    }

    @Test
    void newestConnectionWins() {
        try (RawPeer newest = RawPeer.upgraded(server, "cp001")) {
            Frame goodbye = old.readFrame();
            assertThat(goodbye.closeCode()).isEqualTo(1000);
            assertThat(goodbye.closeReason()).contains("newer connection");
            assertThat(newest.address()).isEqualTo(theOne().remoteAddress());
            assertThat(theOne().epoch())
                    .isGreaterThan(observer.opened.getFirst().epoch());
        }
    }

    private ServerConnection theOne() {
        assertThat(server.connections()).hasSize(1);
        return server.connections().iterator().next();
    }

    @Test
    void lateCloseOfTheOldChangesNothing() {
        try (RawPeer newest = RawPeer.upgraded(server, "CP001")) {
            old.readFrame();
            old.sendFrame(0x88, Frames.closing(1000, ""));
            await().until(() -> observer.closed.size() == 1);

            assertThat(newest.address()).isEqualTo(theOne().remoteAddress());
            assertThat(server.connection("CP001")).isPresent();
        }
        await().until(() -> server.connection("CP001").isEmpty());
    }

    @Test
    void oldPeerThatDoesNotHearIsCutOff() {
        try (RawPeer newest = RawPeer.upgraded(server, "CP001")) {
            await().until(() -> observer.closed.size() == 1);
            assertThat(observer.closed.getFirst().reason()).contains("newer connection");
            assertThat(newest.address()).isEqualTo(theOne().remoteAddress());
        }
    }

    @Test
    void callsUnderWayOnTheOldEndAsDisconnected() {
        List<CallOutcome<ResetResponse>> outcomes = new CopyOnWriteArrayList<>();
        server.connection("CP001")
                .orElseThrow()
                .call(new ResetRequest(ResetType.HARD), CallOptions.DEFAULT, outcomes::add);
        assertThat(old.readFrame().text()).contains("Reset");

        try (RawPeer newest = RawPeer.upgraded(server, "CP001")) {
            await().until(() -> outcomes.size() == 1);
            assertThat(outcomes).containsExactly(new CallOutcome.Disconnected<>());
            assertThat(newest.socket().isConnected()).isTrue();
        }
    }

    @Test
    void manyAtOnceLeaveOne() throws InterruptedException {
        List<RawPeer> peers = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, 20)
                .mapToObj(_ -> Thread.startVirtualThread(() -> peers.add(RawPeer.upgraded(server, "CP001"))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        await().until(() -> observer.closed.size() == 20);

        long newest = observer.opened.stream()
                .mapToLong(ServerConnection::epoch)
                .max()
                .orElseThrow();
        assertThat(theOne().epoch()).isEqualTo(newest);
        peers.forEach(RawPeer::close);
    }
}
