// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

/// Lets so many things through in a second, and as many in a burst. For all threads.
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final int perSecond;
    private double tokens;
    private long filledAt = System.nanoTime();

    TokenBucket(int perSecond) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
    }

    synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(perSecond, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
