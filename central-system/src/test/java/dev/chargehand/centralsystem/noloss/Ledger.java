// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What all charge points of a test count together, and what they saw that must not be.
///
/// @param sessions each session that a charge point began
/// @param violations what must not have happened
/// @param acknowledged messages that must not get lost, for which a CALLRESULT came
/// @param repeated attempts after the first
/// @param connections connections that were opened
/// @param doubled messages that were sent over two connections at once
record Ledger(
        Queue<Session> sessions,
        Queue<String> violations,
        LongAdder acknowledged,
        LongAdder repeated,
        LongAdder connections,
        LongAdder doubled) {
    Ledger() {
        this(
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder());
    }

    void violated(String what) {
        violations.add(what);
    }

    /// Fails the test as soon as anything is wrong.
    void check() {
        assertThat(List.copyOf(violations)).isEmpty();
    }

    @Override
    public String toString() {
        return "%d sessions, %d messages acknowledged, %d attempts repeated, %d connections, %d messages sent twice at once"
                .formatted(sessions.size(), acknowledged.sum(), repeated.sum(), connections.sum(), doubled.sum());
    }
}
