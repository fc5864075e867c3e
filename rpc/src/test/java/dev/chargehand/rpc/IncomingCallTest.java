// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import static dev.chargehand.protocol.CallErrorCode.SECURITY_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.core.ClearCacheRequest;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.RpcObserver.Ignored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How received calls reach their handlers, and how the answers leave.
class IncomingCallTest {
    private final List<String> handled = new ArrayList<>();

    private static String transfer(String id, String data) {
        return "[2,\"" + id + "\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + data + "\"}]";
    }

    private DataTransferResponse accept(Exchange exchange, DataTransferRequest request) {
        handled.add(String.valueOf(request.data()));
        return new DataTransferResponse(DataTransferStatus.ACCEPTED, String.valueOf(handled.size()));
    }

    private Handlers accepting() {
        return Handlers.builder().on(DataTransferRequest.class, this::accept).build();
    }

    private Handlers answering(Handler<DataTransferRequest, DataTransferResponse> handler) {
        return Handlers.builder().on(DataTransferRequest.class, handler).build();
    }

    @Test
    void callsAreHandledOneAtATimeInTheirOrder() {
        var bench = new Bench(accepting());
        bench.arrive(transfer("a", "1"));
        bench.arrive(transfer("b", "2"));
        bench.arrive(transfer("c", "3"));
        assertThat(handled).isEmpty();

        bench.wire.run();

        assertThat(handled).containsExactly("1", "2", "3");
        assertThat(bench.wire.takeSent()).extracting(Bench::idOf).containsExactly("a", "b", "c");
    }

    @Test
    void anImmediateCallDoesNotOvertakeABlockedOne() {
        var bench = new Bench(Handlers.builder()
                .on(DataTransferRequest.class, this::accept)
                .immediately(HeartbeatRequest.class, (_, _) -> new HeartbeatResponse(Instant.EPOCH))
                .build());
        bench.arrive(transfer("a", "1"));
        bench.arrive("[2,\"b\",\"Heartbeat\",{}]");
        assertThat(bench.wire.takeSent()).isEmpty();

        bench.wire.run();

        assertThat(bench.wire.takeSent()).extracting(Bench::idOf).containsExactly("a", "b");
    }

    @Test
    void aFailingHandlerIsAnInternalErrorThatTellsNothing() {
        var bench = new Bench(answering((_, _) -> {
            throw new IllegalStateException("password=secret");
        }));

        assertThat(bench.receive(transfer("a", "1")))
                .containsExactly("[4,\"a\",\"InternalError\",\"the request could not be processed\",{}]");
        assertThat(bench.seen.failures).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(bench.receive(transfer("b", "2"))).hasSize(1);
    }

    @Test
    void aHandlerThatAnswersWhatMayNotBeSentIsAnInternalError() {
        var bench = new Bench(answering((_, _) -> new DataTransferResponse(DataTransferStatus.UNRECOGNIZED)));

        assertThat(bench.receive(transfer("a", "1"))).singleElement().asString().contains("InternalError");
    }

    @Test
    void aHandlerCanRefuseWithACode() {
        var bench = new Bench(answering((_, _) -> {
            throw new CallException(SECURITY_ERROR, "say \"please\"");
        }));

        assertThat(bench.receive(transfer("a", "1")))
                .containsExactly("[4,\"a\",\"SecurityError\",\"say \\\"please\\\"\",{}]");
        assertThat(bench.seen.failures).isEmpty();
    }

    @Test
    void theAnswerLeavesBeforeTheCallsThatItsHandlerMade() {
        var bench = new Bench(answering((exchange, _) -> {
            exchange.connection().call(new ClearCacheRequest(), CallOptions.DEFAULT, _ -> {});
            return new DataTransferResponse(DataTransferStatus.ACCEPTED);
        }));

        List<String> sent = bench.receive(transfer("a", "1"));

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).startsWith("[3,\"a\"");
        assertThat(sent.getLast()).contains("ClearCache");
    }

    @Test
    void aTaskForAfterTheAnswerRunsAfterIt() {
        List<String> order = new ArrayList<>();
        var bench = new Bench(Handlers.none());
        var first = new Bench(answering((exchange, _) -> {
            exchange.afterAnswer(() -> order.add("after, with " + bench.wire.takeSent()));
            order.add("handled");
            return new DataTransferResponse(DataTransferStatus.ACCEPTED);
        }));

        assertThat(first.receive(transfer("a", "1"))).hasSize(1);
        assertThat(order).containsExactly("handled", "after, with []");
    }

    @Test
    void aTaskThatComesTooLateForTheAnswerRunsAllTheSame() {
        List<Exchange> exchanges = new ArrayList<>();
        List<String> ran = new ArrayList<>();
        var bench = new Bench(answering((exchange, request) -> {
            exchanges.add(exchange);
            return accept(exchange, request);
        }));
        bench.receive(transfer("a", "1"));

        exchanges.getFirst().afterAnswer(() -> ran.add("ran"));
        bench.wire.run();

        assertThat(ran).containsExactly("ran");
    }

    @Test
    void aCopyOfACallThatIsBeingHandledIsAnsweredOnce() {
        var bench = new Bench(accepting());
        bench.arrive(transfer("a", "1"));
        bench.arrive(transfer("a", "1"));
        bench.wire.run();

        assertThat(handled).containsExactly("1");
        assertThat(bench.wire.takeSent()).hasSize(1);
        assertThat(bench.seen.ignored).containsExactly(Ignored.REPETITION);
    }

    @Test
    void anotherCallWithAnIdThatIsBeingHandledIsAProtocolError() {
        var bench = new Bench(accepting());
        bench.arrive(transfer("a", "1"));
        bench.arrive(transfer("a", "2"));
        assertThat(bench.wire.takeSent()).singleElement().asString().startsWith("[4,\"a\",\"ProtocolError\"");

        bench.wire.run();

        assertThat(handled).containsExactly("1");
    }

    @Test
    void aRepetitionOfACallThatCountsOnceGetsTheStoredAnswerOnAnotherConnectionToo() {
        var answers = new RecentAnswers();
        Handlers once =
                Handlers.builder().once(DataTransferRequest.class, this::accept).build();
        var first = new Bench(once, Strictness.STRICT, answers, 4, 4).receive(transfer("a", "1"));
        var again = new Bench(once, Strictness.STRICT, answers, 4, 4).receive(transfer("a", "1"));

        assertThat(again).isEqualTo(first);
        assertThat(handled).containsExactly("1");
    }

    @Test
    void anOldIdWithNewContentIsANewCall() {
        Handlers once =
                Handlers.builder().once(DataTransferRequest.class, this::accept).build();
        var bench = new Bench(once);
        bench.receive(transfer("1", "before the reconnect"));
        bench.receive(transfer("1", "after it"));

        assertThat(handled).containsExactly("before the reconnect", "after it");
    }

    @Test
    void anOrdinaryCallIsHandledAgainWhenRepeated() {
        var bench = new Bench(accepting());
        bench.receive(transfer("a", "1"));
        bench.receive(transfer("a", "1"));

        assertThat(handled).containsExactly("1", "1");
    }

    @Test
    void aStoredAnswerIsForgottenAfterAWhile() {
        Handlers once =
                Handlers.builder().once(DataTransferRequest.class, this::accept).build();
        var bench = new Bench(once, Strictness.STRICT, new RecentAnswers(100, Duration.ofMinutes(1)), 4, 4);
        bench.receive(transfer("a", "1"));
        bench.wire.pass(Duration.ofMinutes(2));
        bench.receive(transfer("a", "1"));

        assertThat(handled).hasSize(2);
    }

    @Test
    void readingPausesWhileTheInboxIsFullAndNothingIsLost() {
        var bench = new Bench(accepting());
        for (int i = 1; i <= 6; i++) {
            bench.arrive(transfer("id" + i, "" + i));
        }
        assertThat(bench.wire.isReading()).isFalse();

        bench.wire.run();

        assertThat(bench.wire.isReading()).isTrue();
        assertThat(handled).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void aFloodThatTheTransportCannotHoldBackIsRefusedInTheEnd() {
        var bench = new Bench(accepting());
        for (int i = 1; i <= 100; i++) {
            bench.arrive(transfer("id" + i, "" + i));
        }
        assertThat(bench.wire.takeSent()).hasSize(35).allMatch(frame -> frame.contains("GenericError"));
        bench.wire.run();

        assertThat(handled).hasSize(65);
    }

    @Test
    void whatWasReceivedIsHandledAfterTheConnectionsEndAndItsAnswerIsDropped() {
        var bench = new Bench(accepting());
        bench.arrive(transfer("a", "1"));
        bench.arrive(transfer("b", "2"));
        bench.connection.closed();
        bench.wire.run();

        assertThat(handled).containsExactly("1", "2");
        assertThat(bench.wire.takeSent()).isEmpty();
    }

    @Test
    void theExchangeTellsWhoWhenAndWhat() {
        List<String> told = new ArrayList<>();
        var bench = new Bench(answering((exchange, request) -> {
            told.add(exchange.peer() + " " + exchange.messageId() + " " + exchange.receivedAt());
            told.add(exchange.frame());
            return accept(exchange, request);
        }));
        bench.receive(transfer("a", "1"));

        assertThat(told).containsExactly("CP1 a 2026-01-15T12:00:00Z", transfer("a", "1"));
    }
}
