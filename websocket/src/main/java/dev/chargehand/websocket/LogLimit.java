// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.util.concurrent.atomic.AtomicLong;

/// Keeps a flood of equal events from filling the disk with log lines. For all threads.
final class LogLimit {
    private final TokenBucket lines;
    private final AtomicLong suppressed = new AtomicLong();

    LogLimit(int perSecond) {
        this.lines = new TokenBucket(perSecond);
    }

    /// Whether to log; if not, it is counted.
    boolean take() {
        boolean log = lines.take();
        if (!log) {
            suppressed.incrementAndGet();
        }
        return log;
    }

    /// How many were not logged since this was last asked.
    long suppressed() {
        return suppressed.getAndSet(0);
    }
}
