// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.clock;

import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Watches the charge points' clocks by the times in their messages.
///
/// A message may be hours late, so a time in the past says little. But no message comes before it
/// happened: a clock is
/// ahead if any time lies in the future, and behind if even the freshest of many messages seems old. So of
/// each few
/// messages the smallest lag is what counts. For all threads.
public final class ClockWatch {
    private static final Duration TOLERATED = Duration.ofMinutes(5);
    private static final int MESSAGES = 10;

    private final Findings findings;

    /// As many entries as charge points have sent times since the start.
    private final Map<String, Lag> lags = new ConcurrentHashMap<>();

    /// Tells operators by findings.
    public ClockWatch(Findings findings) {
        this.findings = findings;
    }

    /// What is known of a clock.
    ///
    /// @param count how many messages were looked at since the last estimate
    /// @param smallestMillis the smallest lag of these
    /// @param estimateMillis the last estimate; [#UNKNOWN] before the first
    private record Lag(int count, long smallestMillis, long estimateMillis) {
        static final long UNKNOWN = Long.MIN_VALUE;
        static final Lag NOTHING = new Lag(0, Long.MAX_VALUE, UNKNOWN);

        Lag with(long millis) {
            long smallest = Math.min(smallestMillis, millis);
            return count + 1 < MESSAGES
                    ? new Lag(count + 1, smallest, estimateMillis)
                    : new Lag(0, Long.MAX_VALUE, smallest);
        }
    }

    /// A charge point says that something happened at a time.
    public void heard(String chargePoint, Instant told, Instant receivedAt) {
        long millis = Duration.between(told, receivedAt).toMillis();
        Lag lag = lags.merge(chargePoint, Lag.NOTHING.with(millis), (known, _) -> known.with(millis));
        boolean ahead = millis < -TOLERATED.toMillis();
        boolean fresh = lag.count() == 0;
        boolean behind = fresh && lag.estimateMillis() > TOLERATED.toMillis();
        if (ahead || behind) {
            findings.found(
                    chargePoint,
                    FindingKind.CLOCK_DRIFT,
                    "clock",
                    "its clock is " + inWords(ahead ? millis : lag.estimateMillis()),
                    null);
        }
    }

    /// How much a clock is behind, roughly; negative for one that is ahead. Nothing until enough messages
    /// have come.
    public Optional<Duration> lag(String chargePoint) {
        Lag lag = lags.get(chargePoint);
        return lag == null || lag.estimateMillis() == Lag.UNKNOWN
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(lag.estimateMillis()));
    }

    private static String inWords(long millis) {
        Duration off = Duration.ofMillis(millis).abs();
        String direction = millis < 0 ? " ahead" : " behind";
        if (off.toDays() > 365) {
            return "years" + direction + ": it was never set";
        }
        return (off.toHours() > 48
                        ? off.toDays() + " days"
                        : off.toMinutes() > 120 ? off.toHours() + " hours" : off.toMinutes() + " minutes")
                + direction;
    }
}
