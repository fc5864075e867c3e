// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.protocol.core.Location;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.Phase;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import dev.chargehand.protocol.core.ValueFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Judges a sample by itself: whether it is a number, fits its measurand, and lies in the transaction's
/// time.
final class Gate {
    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    private final TransactionFacts facts;
    private final Limits limits;

    Gate(TransactionFacts facts, Limits limits) {
        this.facts = facts;
        this.limits = limits;
    }

    /// Why a sample may count or not.
    sealed interface Verdict {
        /// It counts.
        ///
        /// @param number in the base unit
        record Passed(BigDecimal number) implements Verdict {}

        /// It does not.
        record Refused(Reason reason, String why) implements Verdict {}
    }

    /// Why no sample of a reading counts; null if they may.
    Verdict.@Nullable Refused refusal(StoredReading stored) {
        Instant at = stored.reading().timestamp();
        double tolerance = seconds(limits.timeTolerance());
        double early = Point.seconds(at, facts.startedAt());
        if (early > tolerance) {
            return new Verdict.Refused(
                    Reason.BEFORE_START, "read at " + at + ", before the start at " + facts.startedAt());
        }
        TransactionFacts.Stop stop = facts.stop();
        if (stop != null && !stop.estimated() && !facts.stopsBeforeStart()) {
            return Point.seconds(stop.at(), at) > tolerance
                    ? new Verdict.Refused(Reason.AFTER_STOP, "read at " + at + ", after the stop at " + stop.at())
                    : null;
        }
        return lead(stored) > clockLead() + seconds(limits.clockTolerance())
                ? new Verdict.Refused(
                        Reason.FUTURE_CLOCK, "read at " + at + ", but it arrived at " + stored.receivedAt())
                : null;
    }

    /// Whether a sample counts, without regard to its time.
    Verdict judge(SampledValue sample) {
        if (sample.formatOrDefault() == ValueFormat.SIGNED_DATA) {
            return new Verdict.Refused(Reason.SIGNED_DATA, "a signed block, no number");
        }
        if (hasUnknownWord(sample)) {
            return new Verdict.Refused(
                    Reason.UNKNOWN_WORD, "its measurand, phase, location or format is no word of the protocol");
        }
        if (sample.value().isBlank()) {
            return new Verdict.Refused(Reason.BLANK, "the value is blank");
        }
        BigDecimal number = Decimals.parse(sample.value());
        return number == null
                ? new Verdict.Refused(
                        Reason.NO_NUMBER, "“" + Decimals.excerpt(sample.value()) + "” is no number of a meter")
                : judge(sample, number);
    }

    private static Verdict judge(SampledValue sample, BigDecimal number) {
        Measurand measurand = sample.measurandOrDefault();
        BigDecimal inBase = Units.inBase(measurand, sample.unit(), number);
        if (inBase == null) {
            UnitOfMeasure unit = sample.unit();
            String word = unit == null || unit.word().isEmpty() ? "a unit unknown to the protocol" : unit.word();
            return new Verdict.Refused(Reason.UNIT_DOES_NOT_FIT, measurand.word() + " cannot be measured in " + word);
        }
        if (measurand == Measurand.SOC && (number.signum() < 0 || number.compareTo(FULL) > 0)) {
            return new Verdict.Refused(Reason.SOC_OUT_OF_RANGE, Decimals.text(number) + " % is outside of 0 to 100 %");
        }
        return new Verdict.Passed(inBase);
    }

    private static boolean hasUnknownWord(SampledValue sample) {
        return sample.formatOrDefault() == ValueFormat.UNRECOGNIZED
                || sample.measurandOrDefault() == Measurand.UNRECOGNIZED
                || sample.locationOrDefault() == Location.UNRECOGNIZED
                || sample.phase() == Phase.UNRECOGNIZED;
    }

    private static double lead(StoredReading stored) {
        return Point.seconds(stored.receivedAt(), stored.reading().timestamp());
    }

    /// A clock that was ahead at the start already is ahead throughout, and its times fit together.
    private double clockLead() {
        Instant received = facts.startReceivedAt();
        return received == null ? 0 : Math.max(0, Point.seconds(received, facts.startedAt()));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
