// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.core.StartTransactionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is odd about what a charge point says of a transaction. Nothing here keeps it from being stored.
final class Oddities {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Instant PROTOCOL = Instant.parse("2010-01-01T00:00:00Z");
    private static final double MAX_POWER_W = 1_500_000;
    private static final long SPARE_WH = 1_000;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private Oddities() {}

    static Set<Flag> ofStart(StartTransactionRequest start, AuthorizationStatus answer, Instant receivedAt) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (start.connectorId() < 1) {
            flags.add(Flag.NO_SUCH_CONNECTOR);
        }
        if (answer != AuthorizationStatus.ACCEPTED) {
            flags.add(Flag.UNAUTHORISED);
        }
        flags.addAll(ofTime(start.timestamp(), receivedAt));
        return flags;
    }

    static Set<Flag> ofStop(
            long meterStart, Instant startedAt, @Nullable Long meterStop, Instant at, Instant receivedAt) {
        Set<Flag> flags = ofTime(at, receivedAt);
        if (at.isBefore(startedAt)) {
            flags.add(Flag.ENDED_BEFORE_START);
        }
        if (meterStop != null && meterStop < meterStart) {
            flags.add(Flag.METER_RAN_BACKWARDS);
        }
        if (meterStop != null && isTooMuch(meterStop - meterStart, startedAt, at)) {
            flags.add(Flag.IMPLAUSIBLE_ENERGY);
        }
        return flags;
    }

    /// Whether no charge point could have delivered it in that time; a session without a plausible time is
    /// not judged.
    private static boolean isTooMuch(long energyWh, Instant from, Instant to) {
        boolean plausible = from.isAfter(PROTOCOL) && to.isAfter(from);
        double hours = Duration.between(from, to).toMillis() / MILLIS_PER_HOUR;
        return plausible && energyWh - SPARE_WH > MAX_POWER_W * hours;
    }

    static Set<Flag> ofTime(Instant at, Instant receivedAt) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (at.isAfter(receivedAt.plus(AHEAD))) {
            flags.add(Flag.CLOCK_AHEAD);
        }
        if (at.isBefore(PROTOCOL)) {
            flags.add(Flag.CLOCK_NOT_SET);
        }
        return flags;
    }
}
