// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import java.math.BigDecimal;
import java.time.Duration;

/// What is still believed of a meter.
///
/// @param maxPowerW no connector delivers more
/// @param timeTolerance how far a reading may lie before the start or after the stop
/// @param clockTolerance how far a reading may lie in the future when it arrives
public record Limits(long maxPowerW, Duration timeTolerance, Duration clockTolerance) {
    /// 1 MW, as the largest cars and most lorries take less; one minute around the transaction, since the
    /// next one on the connector may start soon; five minutes of clock skew (rule 10.8).
    public static final Limits USUAL = new Limits(1_000_000, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final double SHORTEST_INTERVAL_SECONDS = 10;
    private static final int SECONDS_PER_HOUR = 3600;

    /// The most energy in Wh that can flow in a time. Times are rounded to seconds and messages take their
    /// time, so no interval counts as shorter than ten seconds.
    BigDecimal energyWh(double seconds) {
        return BigDecimal.valueOf(maxPowerW * Math.max(seconds, SHORTEST_INTERVAL_SECONDS) / SECONDS_PER_HOUR);
    }
}
