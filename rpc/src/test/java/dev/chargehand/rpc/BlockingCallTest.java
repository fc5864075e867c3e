// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.core.ClearCacheRequest;
import dev.chargehand.protocol.core.ClearCacheResponse;
import dev.chargehand.protocol.core.ClearCacheStatus;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.rpc.CallOutcome.NotSent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two connections joined by real threads: calls that wait, from outside and from within handlers.
@org.junit.jupiter.api.Timeout(30)
class BlockingCallTest {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Joined left = new Joined();
    private final Joined right = new Joined();

    private final RpcConnection chargePoint = new RpcConnection(
            "central system",
            left,
            Handlers.builder()
                    .on(ClearCacheRequest.class, (_, _) -> new ClearCacheResponse(ClearCacheStatus.ACCEPTED))
                    .build(),
            RpcConfig.defaults());

    private final RpcConnection centralSystem = new RpcConnection(
            "CP1",
            right,
            Handlers.builder()
                    .on(DataTransferRequest.class, (exchange, _) -> callBack(exchange))
                    .build(),
            RpcConfig.defaults());

    BlockingCallTest() {
        left.peer = centralSystem::receivedText;
        right.peer = chargePoint::receivedText;
    }

    /// Asks the charge point something while it waits for the answer to its own call.
    private static DataTransferResponse callBack(Exchange exchange) throws InterruptedException {
        return switch (exchange.connection().call(new ClearCacheRequest())) {
            case Answered<ClearCacheResponse> answered ->
                new DataTransferResponse(
                        DataTransferStatus.ACCEPTED,
                        answered.response().status().word());
            default -> new DataTransferResponse(DataTransferStatus.REJECTED);
        };
    }

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void aHandlerCanWaitForACallToThePeerThatWaitsForIt() throws InterruptedException {
        var outcome = chargePoint.call(new DataTransferRequest("v", null, null));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.response())
                                .isEqualTo(new DataTransferResponse(DataTransferStatus.ACCEPTED, "Accepted")));
    }

    @Test
    void manyThreadsMakeCallsAtOnceAndEachGetsItsAnswer() throws InterruptedException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = callers.invokeAll(java.util.Collections.nCopies(
                    200, () -> centralSystem.call(new ClearCacheRequest(), CallOptions.DEFAULT)));

            assertThat(outcomes).allMatch(outcome -> outcome.resultNow() instanceof Answered);
        }
    }

    @Test
    void aCallAfterTheWiresEndIsNotSent() throws InterruptedException {
        thread.shutdownNow();

        assertThat(chargePoint.call(new DataTransferRequest("v", null, null))).isInstanceOf(NotSent.class);
    }

    /// A wire whose own thread is shared by both ends.
    private final class Joined implements Wire {
        private Consumer<byte[]> peer = _ -> {};

        @Override
        public void execute(Runnable task) {
            thread.execute(task);
        }

        @Override
        public boolean isOwnThread() {
            return false;
        }

        @Override
        public Wire.Timeout schedule(Duration delay, Runnable task) {
            var scheduled = thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        }

        @Override
        public void send(byte[] utf8) {
            byte[] copy = new String(utf8, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            thread.execute(() -> peer.accept(copy));
        }

        @Override
        public void reading(boolean on) {}

        @Override
        public void close(int code, String reason) {}
    }
}
