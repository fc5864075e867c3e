// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.Energy.Basis;
import dev.chargehand.centralsystem.metering.Energy.Confidence;
import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.centralsystem.metering.Point.Origin;
import dev.chargehand.centralsystem.metering.RegisterEnergy.Register;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.ReadingContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the energy of a transaction by the best that there is: registers, else intervals, else power. The
/// stop's register gives the total whenever it fits.
final class EnergyDerivation {
    private static final int SECONDS_PER_HOUR = 3600;

    private final TransactionFacts facts;
    private final Limits limits;
    private final Choice choice;
    private final List<LeftOut> leftOut;
    private final List<Notice> notices;

    EnergyDerivation(
            TransactionFacts facts, Limits limits, Choice choice, List<LeftOut> leftOut, List<Notice> notices) {
        this.facts = facts;
        this.limits = limits;
        this.choice = choice;
        this.leftOut = leftOut;
        this.notices = notices;
    }

    /// The energy.
    ///
    /// @param power the power in the order of its time, for want of anything better
    Energy energy(List<Sample> power) {
        List<Sample> samples = choice.overall(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER);
        RegisterFit fit = samples.isEmpty() ? null : RegisterFit.of(facts, limits, samples);
        List<Register> registers =
                fit == null ? List.of() : new RegisterEnergy(facts, limits, fit, leftOut).fitting(samples);
        if (fit != null && registers.stream().anyMatch(this::isReadMeanwhile)) {
            return byRegisters(fit, registers);
        }
        List<Point> intervals = sums(ofOneStream(choice.overall(Measurand.ENERGY_ACTIVE_IMPORT_INTERVAL)));
        List<Point> integral = intervals.isEmpty() ? integral(power) : List.of();
        if (fit != null && intervals.isEmpty() && integral.isEmpty() && !registers.isEmpty()) {
            return byRegisters(fit, registers);
        }
        choice.release(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER);
        return intervals.isEmpty()
                ? computed(integral, Basis.POWER, Confidence.ESTIMATED)
                : computed(intervals, Basis.INTERVALS, Confidence.DERIVED);
    }

    /// A register of the start itself says nothing about the energy since.
    private boolean isReadMeanwhile(Register register) {
        return register.sample() != null && register.at().isAfter(facts.startedAt());
    }

    private Energy byRegisters(RegisterFit fit, List<Register> registers) {
        if (fit.notice() != null) {
            notices.add(fit.notice());
        }
        boolean stopFits = registers.stream().anyMatch(register -> register.sample() == null);
        if (fit.stopWh() != null && !stopFits) {
            notices.add(stopDoesNotFit());
        }
        List<Point> points = new ArrayList<>(registers.size() + 1);
        if (fit.startFits()) {
            points.add(start(registers.getFirst().at()));
        }
        registers.forEach(register -> points.add(register.point()));
        return new Energy(
                line(points),
                totalWh(registers, stopFits),
                stopFits ? stopBasis() : Basis.LAST_REGISTER,
                confidence(fit, registers, stopFits));
    }

    /// Samples after the stop draw the line on, but the stop says how much it was.
    private static double totalWh(List<Register> registers, boolean stopFits) {
        return registers.stream()
                .filter(register -> !stopFits || register.sample() == null)
                .reduce((_, last) -> last)
                .map(register -> register.energyWh().doubleValue())
                .orElseThrow();
    }

    private Confidence confidence(RegisterFit fit, List<Register> registers, boolean stopFits) {
        TransactionFacts.Stop stop = facts.stop();
        boolean complete = stop == null || (stopFits && !stop.estimated());
        if (!complete || !fit.startFits()) {
            return Confidence.ESTIMATED;
        }
        boolean asItCame = stopFits
                || (fit.notice() == null
                        && registers.stream()
                                .noneMatch(register -> register.point().origin() == Origin.DERIVED));
        return asItCame ? Confidence.MEASURED : Confidence.DERIVED;
    }

    /// The energy by computed points, or by the stop alone. A stop below them gives the total, but the line
    /// ends as it was computed.
    private Energy computed(List<Point> points, Basis basis, Confidence confidence) {
        BigDecimal stopWh = fittingStopWh();
        TransactionFacts.Stop stop = facts.stop();
        if (stop == null || stopWh == null) {
            boolean incomplete = stop != null && confidence == Confidence.DERIVED && stop.estimated();
            return points.isEmpty()
                    ? new Energy(line(List.of()), null, Basis.NOTHING, Confidence.UNKNOWN)
                    : new Energy(
                            line(withStart(points)),
                            points.getLast().value(),
                            basis,
                            incomplete ? Confidence.ESTIMATED : confidence);
        }
        List<Point> all = withStart(points);
        double total = stopWh.doubleValue();
        Instant end = all.getLast().at().isAfter(stop.at()) ? all.getLast().at() : stop.at();
        if (total >= all.getLast().value()) {
            all.add(new Point(end, total, Origin.METER_STOP, -1));
        }
        return new Energy(line(all), total, stopBasis(), stop.estimated() ? Confidence.ESTIMATED : Confidence.MEASURED);
    }

    /// An estimated stop was never said: its meter is the last register that was known.
    private Basis stopBasis() {
        return facts.stop() != null && facts.stop().estimated() ? Basis.LAST_REGISTER : Basis.STOP_METER;
    }

    private @Nullable BigDecimal fittingStopWh() {
        Long meterStop = facts.meterStopWh();
        TransactionFacts.Stop stop = facts.stop();
        if (stop == null || meterStop == null) {
            return null;
        }
        BigDecimal energy = BigDecimal.valueOf(meterStop).subtract(BigDecimal.valueOf(facts.meterStartWh()));
        boolean tooMuch = !facts.stopsBeforeStart()
                && energy.compareTo(limits.energyWh(Point.seconds(facts.startedAt(), stop.at()))) > 0;
        if (energy.signum() < 0 || tooMuch) {
            notices.add(stopDoesNotFit());
            return null;
        }
        return energy;
    }

    private Notice stopDoesNotFit() {
        TransactionFacts.Stop stop = facts.stop();
        return new Notice(
                Notice.Kind.STOP_DOES_NOT_FIT,
                "meterStop is " + facts.meterStopWh() + " Wh at " + (stop == null ? "no time" : stop.at())
                        + "; that does not fit meterStart, " + facts.meterStartWh() + " Wh at " + facts.startedAt()
                        + ", and the registers between, so it does not count.");
    }

    private List<Sample> ofOneStream(List<Sample> intervals) {
        boolean sampled = intervals.stream().anyMatch(sample -> !isAligned(sample));
        List<Sample> kept = new ArrayList<>(intervals.size());
        for (Sample sample : intervals) {
            if (sampled && isAligned(sample)) {
                leftOut.add(sample.leftOut(Reason.DUPLICATE, "the sampled intervals count the same energy"));
            } else {
                kept.add(sample);
            }
        }
        return kept;
    }

    private static boolean isAligned(Sample sample) {
        return sample.value().contextOrDefault() == ReadingContext.SAMPLE_CLOCK;
    }

    private List<Point> sums(List<Sample> intervals) {
        List<Point> points = new ArrayList<>(intervals.size());
        BigDecimal sum = BigDecimal.ZERO;
        Instant before = facts.startedAt();
        for (Sample sample : intervals) {
            BigDecimal most = limits.energyWh(Point.seconds(before, sample.at()));
            if (sample.number().signum() < 0 || sample.number().compareTo(most) > 0) {
                leftOut.add(sample.leftOut(
                        Reason.INTERVAL_IMPLAUSIBLE,
                        Decimals.text(sample.number()) + " Wh is not between 0 and the " + most.toBigInteger()
                                + " Wh that are plausible since " + before));
            } else {
                sum = sum.add(sample.number());
                points.add(new Point(sample.at(), sum.doubleValue(), Origin.DERIVED, sample.source()));
                before = sample.at();
            }
        }
        return points;
    }

    /// By trapezia. Nothing is known of the time before the first power and after the last.
    private static List<Point> integral(List<Sample> power) {
        List<Point> points = new ArrayList<>(power.size());
        double energy = 0;
        for (int index = 1; index < power.size(); index++) {
            Sample from = power.get(index - 1);
            Sample to = power.get(index);
            double mean = (positive(from) + positive(to)) / 2;
            energy += mean * Point.seconds(from.at(), to.at()) / SECONDS_PER_HOUR;
            points.add(new Point(to.at(), energy, Origin.DERIVED, to.source()));
        }
        return points;
    }

    private static double positive(Sample power) {
        return Math.max(0, power.number().doubleValue());
    }

    private List<Point> withStart(List<Point> points) {
        List<Point> all = new ArrayList<>(points.size() + 2);
        all.add(start(points.isEmpty() ? facts.startedAt() : points.getFirst().at()));
        all.addAll(points);
        return all;
    }

    /// The start comes first, even if a reading is dated a moment before it.
    private Point start(Instant first) {
        Instant at = first.isBefore(facts.startedAt()) ? first : facts.startedAt();
        return new Point(at, 0, Origin.METER_START, -1);
    }

    private Line line(List<Point> points) {
        return new Line(Quantity.of(facts.connectorId(), Measurand.ENERGY_ACTIVE_IMPORT_REGISTER), points);
    }
}
