// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.chargehand.protocol.CallErrorCode;
import dev.chargehand.protocol.core.ClearCacheRequest;
import dev.chargehand.protocol.core.ClearCacheResponse;
import dev.chargehand.protocol.core.ClearCacheStatus;
import dev.chargehand.protocol.core.ResetRequest;
import dev.chargehand.protocol.core.ResetType;
import dev.chargehand.protocol.json.ConstraintException;
import dev.chargehand.rpc.CallOptions.Priority;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.rpc.CallOutcome.Disconnected;
import dev.chargehand.rpc.CallOutcome.Invalid;
import dev.chargehand.rpc.CallOutcome.NotSent;
import dev.chargehand.rpc.CallOutcome.Refused;
import dev.chargehand.rpc.CallOutcome.TimedOut;
import dev.chargehand.rpc.CallOutcome.Why;
import dev.chargehand.rpc.RpcObserver.Ignored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How our calls leave, and how each of them ends exactly once.
class OutgoingCallTest {
    private static final ClearCacheRequest REQUEST = new ClearCacheRequest();
    private static final CallOptions TEN_SECONDS = CallOptions.DEFAULT.answerWithin(Duration.ofSeconds(10));

    private final Bench bench = new Bench(Handlers.none());

    private List<CallOutcome<ClearCacheResponse>> call() {
        return bench.call(REQUEST, TEN_SECONDS);
    }

    private String sentId() {
        return Bench.idOf(bench.wire.takeSent().getLast());
    }

    private static String accepted(String id) {
        return "[3,\"" + id + "\",{\"status\":\"Accepted\"}]";
    }

    @Test
    void theAnswerComesTyped() {
        var outcomes = call();
        bench.receive(accepted(sentId()));

        assertThat(outcomes)
                .containsExactly(new Answered<>(new ClearCacheResponse(ClearCacheStatus.ACCEPTED), List.of()));
    }

    @Test
    void onlyOneCallIsUnderWay() {
        call();
        call();
        List<String> sent = bench.wire.takeSent();
        assertThat(sent).hasSize(1);

        assertThat(bench.receive(accepted(Bench.idOf(sent.getFirst())))).hasSize(1);
    }

    @Test
    void aPersonsCallOvertakesThoseThatWait() {
        call();
        bench.call(new ResetRequest(ResetType.SOFT), TEN_SECONDS.with(Priority.BULK));
        bench.call(new ResetRequest(ResetType.HARD), TEN_SECONDS.with(Priority.PERSON));

        assertThat(bench.receive(accepted(sentId()))).singleElement().asString().contains("Hard");
    }

    @Test
    void callsOfOnePriorityKeepTheirOrder() {
        call();
        bench.call(new ResetRequest(ResetType.SOFT), TEN_SECONDS);
        bench.call(new ResetRequest(ResetType.HARD), TEN_SECONDS);

        assertThat(bench.receive(accepted(sentId()))).singleElement().asString().contains("Soft");
    }

    @Test
    void aCallWithoutAnAnswerTimesOutAndTheNextOneGoes() {
        var first = call();
        var second = call();
        bench.wire.takeSent();
        bench.wire.pass(Duration.ofSeconds(10));

        assertThat(first).containsExactly(new TimedOut<>(Duration.ofSeconds(10)));
        bench.receive(accepted(sentId()));
        assertThat(second).hasSize(1).first().isInstanceOf(Answered.class);
    }

    @Test
    void aLateAnswerIsReportedAndEndsNothingElse() {
        var first = call();
        String id = sentId();
        bench.wire.pass(Duration.ofSeconds(11));
        var second = call();
        bench.receive(accepted(id));

        assertThat(first).hasSize(2).last().isInstanceOf(Answered.class);
        assertThat(second).isEmpty();
        assertThat(bench.seen.late).hasSize(1);
        bench.receive(accepted(id));
        assertThat(bench.seen.ignored).containsExactly(Ignored.UNKNOWN_ANSWER);
    }

    @Test
    void aCallThatWaitsTooLongForItsTurnIsNotSent() {
        call();
        var second = bench.call(REQUEST, TEN_SECONDS.sendWithin(Duration.ofSeconds(5)));
        bench.wire.pass(Duration.ofSeconds(6));

        assertThat(second).containsExactly(new NotSent<>(Why.WAITED_TOO_LONG));
        assertThat(bench.wire.takeSent()).hasSize(1);
    }

    @Test
    void tooManyWaitingCallsAreNotSent() {
        for (int i = 0; i < 5; i++) {
            call();
        }

        assertThat(call()).containsExactly(new NotSent<>(Why.QUEUE_FULL));
    }

    @Test
    void theEndOfTheConnectionEndsEveryCall() {
        var sent = call();
        var waiting = call();
        bench.connection.closed();
        var later = call();

        assertThat(sent).containsExactly(new Disconnected<>());
        assertThat(waiting).containsExactly(new NotSent<>(Why.NOT_CONNECTED));
        assertThat(later).containsExactly(new NotSent<>(Why.NOT_CONNECTED));
        assertThat(bench.wire.alarms()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[4,\"ID\",\"NotSupported\",\"no\",{\"a\":1}]              | NOT_SUPPORTED                   | no | {\"a\":1}",
                "[4,\"ID\",\"OccurenceConstraintViolation\",\"no\",{}]     | OCCURRENCE_CONSTRAINT_VIOLATION | no | {}",
                "[4,\"ID\",\"OccurrenceConstraintViolation\",\"no\",null]  | OCCURRENCE_CONSTRAINT_VIOLATION | no | {}",
                "[4,\"ID\",\"FormatViolation\",\"no\"]                     | FORMATION_VIOLATION             | no | {}",
                "[4,\"ID\",\"RpcFrameworkError\",\"no\",\"\"]              | GENERIC_ERROR                   | no | \"\"",
                "[4,\"ID\",\"GenericError\",17,[1, 2]]                     | GENERIC_ERROR                   | 17 | [1, 2]",
                "[4,\"ID\",\"GenericError\",\"no\",{},\"more\"]            | GENERIC_ERROR                   | no | {}",
            })
    void aCallErrorIsReadHoweverItIsSpelt(String frame, CallErrorCode code, String description, String details) {
        var outcomes = call();
        bench.receive(frame.replace("ID", sentId()));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.description()).isEqualTo(description);
            assertThat(refused.details()).isEqualTo(details);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[4,\"ID\"]", "[4,\"ID\",null,null,null]", "[4,\"ID\",\"Gen"})
    void aCrippledCallErrorStillEndsTheCall(String frame) {
        var outcomes = call();
        bench.receive(frame.replace("ID", sentId()));

        assertThat(outcomes).singleElement().isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[3,\"ID\",{\"status\":\"Perhaps\"}]",
                "[3,\"ID\",{}]",
                "[3,\"ID\"]",
                "[3,\"ID\",{\"status\":\"Acc",
                "[3,\"ID\",[]]"
            })
    void anAnswerThatCannotBeReadIsInvalidAndNothingIsSentBack(String frame) {
        var outcomes = call();
        List<String> sent = bench.receive(frame.replace("ID", sentId()));

        assertThat(outcomes).singleElement().isInstanceOf(Invalid.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void aCallThatMayNotBeSentFailsWhereItIsMade() {
        assertThatExceptionOfType(ConstraintException.class)
                .isThrownBy(() -> bench.call(new ResetRequest(ResetType.UNRECOGNIZED), TEN_SECONDS))
                .withMessageContaining("/type");
        assertThat(bench.wire.takeSent()).isEmpty();
    }

    @Test
    void aMakerThatFailsAtTheEndOfItsCallHoldsUpNobody() {
        bench.connection.call(REQUEST, TEN_SECONDS, _ -> {
            throw new IllegalStateException("boom");
        });
        bench.wire.run();
        var next = call();
        List<String> sent = bench.receive(accepted(sentId()));
        bench.receive(accepted(Bench.idOf(sent.getFirst())));

        assertThat(next).hasSize(1);
        assertThat(bench.seen.failures).hasSize(1);
    }

    @Test
    void messageIdsAreShortAndNeverTwiceTheSame() {
        Set<String> ids = new HashSet<>();
        List<String> all = new ArrayList<>();
        for (int connection = 0; connection < 50; connection++) {
            var ofOne = new MessageIds();
            for (int i = 0; i < 100; i++) {
                all.add(ofOne.next());
            }
        }
        ids.addAll(all);

        assertThat(ids).hasSameSizeAs(all).allMatch(id -> id.length() <= 36);
    }
}
