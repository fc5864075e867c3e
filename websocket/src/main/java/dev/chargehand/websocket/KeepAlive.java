// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.websocket;

import java.time.Duration;

/// How a side keeps its connections alive and finds the dead ones (OCPP-J 1.6 section 5.3): by pings.
///
/// Anything that is received counts as a sign of life, not only the answer to a ping. A connection is
/// closed an interval after the last tolerated ping went unanswered.
///
/// @param interval from ping to ping; zero for no pings at all
/// @param toleratedPings how many pings in a row may go unanswered; [Integer#MAX_VALUE] for peers that
///     never answer
public record KeepAlive(Duration interval, int toleratedPings) {
    /// A ping a minute; two may go unanswered.
    public static final KeepAlive DEFAULT = new KeepAlive(Duration.ofSeconds(60), 2);

    /// No pings.
    public static final KeepAlive OFF = new KeepAlive(Duration.ZERO, Integer.MAX_VALUE);

    /// Checks that neither is negative, and that a ping is tolerated.
    public KeepAlive {
        if (interval.isNegative() || toleratedPings < 1) {
            throw new IllegalArgumentException("not a keep-alive: " + interval + ", " + toleratedPings);
        }
    }

    /// Every so often; two pings may go unanswered.
    public static KeepAlive every(Duration interval) {
        return interval.isZero() ? OFF : new KeepAlive(interval, DEFAULT.toleratedPings);
    }
}
