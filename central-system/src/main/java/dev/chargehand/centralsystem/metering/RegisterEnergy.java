// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.centralsystem.metering.Point.Origin;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The energy by the registers of one meter: those of the start, of the samples and of the stop. Registers
/// never fall and never rise faster than any plausible power; what does not fit to most of the others is
/// left out.
final class RegisterEnergy {
    private static final BigDecimal COARSEST_STEP_WH = BigDecimal.valueOf(1000);
    private static final BigDecimal PHASES = BigDecimal.valueOf(3);

    private final TransactionFacts facts;
    private final Limits limits;
    private final RegisterFit fit;
    private final List<LeftOut> leftOut;

    /// Judges registers.
    ///
    /// @param leftOut gets what is not used
    RegisterEnergy(TransactionFacts facts, Limits limits, RegisterFit fit, List<LeftOut> leftOut) {
        this.facts = facts;
        this.limits = limits;
        this.fit = fit;
        this.leftOut = leftOut;
    }

    /// A register as energy since the start.
    ///
    /// @param sample where it comes from; null for the stop
    record Register(
            Instant at, BigDecimal energyWh, @Nullable Sample sample) {
        Point point() {
            return sample == null
                    ? new Point(at, energyWh.doubleValue(), Origin.METER_STOP, -1)
                    : new Point(
                            at,
                            energyWh.doubleValue(),
                            sample.summed() ? Origin.DERIVED : Origin.MEASURED,
                            sample.source());
        }
    }

    /// The registers that fit together, in the order of their time.
    List<Register> fitting(List<Sample> samples) {
        return withoutJumps(rising(withinBounds(inOrder(samples))));
    }

    private List<Register> inOrder(List<Sample> samples) {
        List<Register> registers = new ArrayList<>(samples.size() + 1);
        Register stop = stop(samples);
        BigDecimal step = stepWh(samples);
        for (Sample sample : samples) {
            if (stop != null && sample.at().isAfter(stop.at())) {
                registers.add(stop);
                stop = null;
            }
            registers.add(new Register(sample.at(), rounded(fit.energyWh(sample), step), sample));
        }
        if (stop != null) {
            registers.add(stop);
        }
        return registers;
    }

    /// The start and the stop are whole Wh while a sample may show tenths of kWh only: a register that is
    /// off by less
    /// than its last digit is taken as the start or the stop itself, not as a meter that ran backwards.
    private BigDecimal rounded(BigDecimal energy, BigDecimal step) {
        if (energy.signum() < 0 && energy.add(step).signum() >= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stop = fit.stopWh();
        if (stop == null || stop.signum() < 0 || energy.compareTo(stop) <= 0) {
            return energy;
        }
        return energy.subtract(step).compareTo(stop) <= 0 ? stop : energy;
    }

    private BigDecimal stepWh(List<Sample> samples) {
        return samples.stream()
                .map(this::stepWh)
                .reduce(BigDecimal::min)
                .orElse(BigDecimal.ONE)
                .max(BigDecimal.ONE)
                .min(COARSEST_STEP_WH);
    }

    private BigDecimal stepWh(Sample sample) {
        BigDecimal step = sample.number().ulp().multiply(fit.factor());
        BigDecimal inWh = sample.value().unit() == UnitOfMeasure.KWH ? step.multiply(Units.THOUSAND) : step;
        return sample.summed() ? inWh.multiply(PHASES) : inWh;
    }

    private @Nullable Register stop(List<Sample> samples) {
        TransactionFacts.Stop stop = facts.stop();
        if (stop == null || fit.stopWh() == null) {
            return null;
        }
        Instant at = !facts.stopsBeforeStart()
                ? stop.at()
                : samples.isEmpty() ? facts.startedAt() : samples.getLast().at();
        return new Register(at, fit.stopWh(), null);
    }

    private List<Register> withinBounds(List<Register> registers) {
        List<Register> kept = new ArrayList<>(registers.size());
        for (Register register : registers) {
            if (register.energyWh().signum() < 0) {
                leaveOut(register, Reason.REGISTER_RAN_BACKWARDS, "below the start, by ", BigDecimal.ZERO);
            } else if (isTooFast(register, facts.startedAt(), BigDecimal.ZERO)) {
                leaveOut(
                        register,
                        Reason.REGISTER_JUMPED,
                        "more than any power delivers since the start, ",
                        BigDecimal.ZERO);
            } else {
                kept.add(register);
            }
        }
        return kept;
    }

    private List<Register> rising(List<Register> registers) {
        BitSet rising = Rise.of(registers.stream().map(Register::energyWh).toList());
        List<Register> kept = new ArrayList<>(registers.size());
        for (int index = 0; index < registers.size(); index++) {
            Register register = registers.get(index);
            BigDecimal before =
                    kept.isEmpty() ? BigDecimal.ZERO : kept.getLast().energyWh();
            if (rising.get(index)) {
                kept.add(register);
            } else if (register.energyWh().compareTo(before) < 0) {
                leaveOut(register, Reason.REGISTER_RAN_BACKWARDS, "below the register read before, by ", before);
            } else {
                BigDecimal after = registers.get(rising.nextSetBit(index)).energyWh();
                leaveOut(register, Reason.REGISTER_RAN_BACKWARDS, "above the register read after, by ", after);
            }
        }
        return kept;
    }

    private List<Register> withoutJumps(List<Register> registers) {
        List<Register> kept = new ArrayList<>(registers.size());
        Instant at = facts.startedAt();
        BigDecimal energy = BigDecimal.ZERO;
        for (Register register : registers) {
            if (isTooFast(register, at, energy)) {
                leaveOut(
                        register,
                        Reason.REGISTER_JUMPED,
                        "more than any power delivers since the one before, ",
                        energy);
            } else {
                kept.add(register);
                at = register.at();
                energy = register.energyWh();
            }
        }
        return kept;
    }

    private boolean isTooFast(Register register, Instant from, BigDecimal energyBefore) {
        boolean untimed = register.sample() == null && facts.stopsBeforeStart();
        return !untimed
                && register.energyWh()
                                .subtract(energyBefore)
                                .compareTo(limits.energyWh(Point.seconds(from, register.at())))
                        > 0;
    }

    private void leaveOut(Register register, Reason reason, String words, BigDecimal comparedWith) {
        Sample sample = register.sample();
        if (sample != null) {
            BigDecimal difference = register.energyWh().subtract(comparedWith).abs();
            leftOut.add(sample.leftOut(
                    reason,
                    "the register " + Decimals.text(sample.number()) + " is " + words + Decimals.text(difference)
                            + " Wh"));
        }
    }
}
