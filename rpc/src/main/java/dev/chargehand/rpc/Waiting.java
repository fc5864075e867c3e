// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.Response;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The end of a call that somebody waits for.
final class Waiting<R extends Response> implements CallEnd<R> {
    /// How much longer than the call's own deadlines to wait. Each call reports its end, so this runs out only if
    /// the wire's thread is stuck.
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final BlockingQueue<CallOutcome<R>> ended = new ArrayBlockingQueue<>(1);

    @Override
    public void ended(CallOutcome<R> outcome) {
        ended.add(outcome);
    }

    CallOutcome<R> outcome(CallOptions options) throws InterruptedException {
        Duration longest = options.sendWithin().plus(options.answerWithin()).plus(MARGIN);
        CallOutcome<R> outcome = ended.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        return outcome == null ? new CallOutcome.TimedOut<>(longest) : outcome;
    }
}
