// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.protocol.core.ClearCacheRequest;
import dev.chargehand.protocol.core.ClearCacheResponse;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.DataTransferResponse;
import dev.chargehand.protocol.core.DataTransferStatus;
import dev.chargehand.protocol.json.Strictness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rule that holds whatever happens: each call ends exactly once, never are two under way, and each received
/// call is answered once, in order. Random events from a seed that the test's name shows.
class TotalOutcomeTest {
    private static final int EVENTS = 400;

    static List<Long> seeds() {
        return new Random(20_261_124).longs(200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachCallEndsExactlyOnceWhateverHappens(long seed) {
        new Run(seed).play();
    }

    private static final class Run {
        private final Random random;
        private final Bench bench;
        private final List<List<CallOutcome<ClearCacheResponse>>> calls = new ArrayList<>();
        private final List<String> unanswered = new ArrayList<>();
        private final List<String> expectedAnswers = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();

        Run(long seed) {
            this.random = new Random(seed);
            Handlers handlers = Handlers.builder()
                    .on(DataTransferRequest.class, (_, _) -> new DataTransferResponse(DataTransferStatus.ACCEPTED))
                    .build();
            this.bench = new Bench(handlers, Strictness.TOLERANT, new RecentAnswers(), 64, 8);
        }

        void play() {
            for (int i = 0; i < EVENTS; i++) {
                event(i);
                bench.wire.takeSent().forEach(this::sent);
            }
            bench.wire.run();
            bench.connection.closed();
            bench.wire.run();
            bench.wire.takeSent().forEach(this::sent);
            assertThat(calls).allMatch(outcomes -> outcomes.size() == 1);
            assertThat(answers).isEqualTo(expectedAnswers);
            assertThat(bench.wire.alarms()).isZero();
        }

        private void event(int i) {
            switch (random.nextInt(8)) {
                case 0, 1 -> makeCall();
                case 2 -> answer(",{\"status\":\"Accepted\"}]");
                case 3 -> answer(random.nextBoolean() ? ",\"GenericError\",\"\",{}]" : ",{\"sta");
                case 4 -> bench.arrive("[3,\"nobody-asked\",{}]");
                case 5 -> {
                    expectedAnswers.add("in" + i);
                    bench.arrive("[2,\"in" + i + "\",\"DataTransfer\",{\"vendorId\":\"v\"}]");
                }
                case 6 -> bench.wire.pass(Duration.ofSeconds(random.nextInt(20)));
                default -> bench.wire.run();
            }
        }

        private void makeCall() {
            List<CallOutcome<ClearCacheResponse>> outcomes = new ArrayList<>();
            calls.add(outcomes);
            CallOptions options = CallOptions.DEFAULT.answerWithin(Duration.ofSeconds(1 + random.nextInt(30)));
            bench.connection.call(new ClearCacheRequest(), options, outcomes::add);
            bench.wire.runOwnThread();
        }

        private void answer(String rest) {
            if (!unanswered.isEmpty()) {
                String id = unanswered.remove(random.nextInt(unanswered.size()));
                bench.arrive((rest.contains("Error") ? "[4,\"" : "[3,\"") + id + "\"" + rest);
            }
        }

        private void sent(String frame) {
            if (frame.startsWith("[2")) {
                unanswered.add(Bench.idOf(frame));
            } else {
                answers.add(Bench.idOf(frame));
            }
        }
    }
}
