// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a client waits before it tries to connect again. It tries for ever: an operator may set up the
/// charge point tomorrow (errata sheet to OCPP-J 1.6, section 3.4).
///
/// @param first the wait after the first failure; it doubles with each further one
/// @param jitter up to how much is added by chance, so that the charge points of a failed server do not all
///     come back in the same moment
/// @param doublings how many times the wait doubles at most
public record Backoff(Duration first, Duration jitter, int doublings) {
    /// 10 s and up to 10 s more, doubled five times: five minutes at most.
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(10), 5);

    private static final int MOST_DOUBLINGS = 20;

    /// Checks that the waits can be waited.
    public Backoff {
        if (!first.isPositive() || jitter.isNegative() || doublings < 0 || doublings > MOST_DOUBLINGS) {
            throw new IllegalArgumentException("not a back-off: " + first + ", " + jitter + ", " + doublings);
        }
    }

    /// The wait after so many failures in a row.
    Duration after(int failures, RandomGenerator random) {
        long base = first.toMillis() << Math.min(Math.max(failures - 1, 0), doublings);
        return Duration.ofMillis(base + random.nextLong(jitter.toMillis() + 1));
    }
}
