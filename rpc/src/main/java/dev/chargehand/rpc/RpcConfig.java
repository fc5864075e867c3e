// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.rpc;

import dev.chargehand.protocol.json.Reading;
import dev.chargehand.protocol.json.Strictness;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// How connections behave; one for all connections of a server or client.
///
/// @param clock the time of arrival of what is received
/// @param strictness how what is received is judged, until [RpcConnection#strictness] says otherwise
/// @param handlerExecutor runs blocking handlers; a thread per task
/// @param inboxLimit how many received calls may wait for their handler; at the limit reading pauses
/// @param outboxLimit how many calls of ours may wait for their turn; more are not sent
/// @param recentAnswers remembers answers, so that a repeated call has no second effect
/// @param observer sees what happens
public record RpcConfig(
        InstantSource clock,
        Strictness strictness,
        Executor handlerExecutor,
        int inboxLimit,
        int outboxLimit,
        RecentAnswers recentAnswers,
        RpcObserver observer) {
    /// Tolerant, a virtual thread for each call that is handled, 64 received calls and 256 of ours may wait.
    public static RpcConfig defaults() {
        return new RpcConfig(
                InstantSource.system(),
                Strictness.TOLERANT,
                Thread::startVirtualThread,
                64,
                256,
                new RecentAnswers(),
                RpcObserver.NONE);
    }

    /// Checks that both limits are positive.
    public RpcConfig {
        if (inboxLimit < 1 || outboxLimit < 1) {
            throw new IllegalArgumentException("limits must be positive: " + inboxLimit + ", " + outboxLimit);
        }
    }

    Reading reading(Strictness how) {
        return new Reading(how, clock);
    }

    /// The same with another clock.
    public RpcConfig with(InstantSource other) {
        return new RpcConfig(other, strictness, handlerExecutor, inboxLimit, outboxLimit, recentAnswers, observer);
    }

    /// The same with another strictness.
    public RpcConfig with(Strictness other) {
        return new RpcConfig(clock, other, handlerExecutor, inboxLimit, outboxLimit, recentAnswers, observer);
    }

    /// The same with another observer.
    public RpcConfig with(RpcObserver other) {
        return new RpcConfig(clock, strictness, handlerExecutor, inboxLimit, outboxLimit, recentAnswers, other);
    }

    /// The same with another executor of blocking handlers.
    public RpcConfig with(Executor other) {
        return new RpcConfig(clock, strictness, other, inboxLimit, outboxLimit, recentAnswers, observer);
    }

    /// The same with other limits.
    public RpcConfig withLimits(int inbox, int outbox) {
        return new RpcConfig(clock, strictness, handlerExecutor, inbox, outbox, recentAnswers, observer);
    }
}
