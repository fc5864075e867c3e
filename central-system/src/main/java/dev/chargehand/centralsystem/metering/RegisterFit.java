// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.Notice.Kind;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the registers among the samples relate to those of the start and the stop. Most often they are the
/// same meter in the same unit. It is taken otherwise only if the samples as they are cannot be right and
/// the other way fits at both ends: a wrong guess would show a wrong energy, while a sample that is left
/// out is seen.
///
/// @param factor what to multiply a register with to get Wh
/// @param baseWh what such a register was at the start
/// @param stopWh the energy by the stop's meter; null if nobody knows
/// @param notice what is taken otherwise; null if nothing is
record RegisterFit(
        BigDecimal factor,
        BigDecimal baseWh,
        @Nullable BigDecimal stopWh,
        @Nullable Notice notice) {
    private static final BigDecimal COARSEST_STEP_WH = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWENTIETH = new BigDecimal("0.05");
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    /// The fit of some registers.
    ///
    /// @param registers in the order of their time, at least one
    static RegisterFit of(TransactionFacts facts, Limits limits, List<Sample> registers) {
        var start = BigDecimal.valueOf(facts.meterStartWh());
        Long meterStop = facts.meterStopWh();
        BigDecimal stop = meterStop == null ? null : BigDecimal.valueOf(meterStop);
        if (stop != null && isInThousands(registers, start, stop)) {
            return inThousands(registers, start, stop);
        }
        if (isOfSession(registers, start, stop, limits, facts)) {
            return ofSession(registers, start, stop);
        }
        if (startsElsewhere(registers, start, stop, limits, facts)) {
            return elsewhere(registers, start, stop);
        }
        return new RegisterFit(BigDecimal.ONE, start, stop == null ? null : stop.subtract(start), null);
    }

    /// The energy since the start.
    BigDecimal energyWh(Sample register) {
        return register.number().multiply(factor).subtract(baseWh);
    }

    /// Whether meterStart is the base.
    boolean startFits() {
        return notice == null || notice.kind() != Kind.START_DOES_NOT_FIT;
    }

    private static boolean isInThousands(List<Sample> registers, BigDecimal start, BigDecimal stop) {
        BigDecimal span = stop.subtract(start);
        if (span.compareTo(COARSEST_STEP_WH) < 0
                || registers.stream().noneMatch(register -> Decimals.isFraction(register.number()))
                || registers.stream().anyMatch(register -> register.value().unit() == UnitOfMeasure.KWH)) {
            return false;
        }
        BigDecimal tolerance = COARSEST_STEP_WH.max(span.multiply(TWENTIETH));
        BigDecimal last = registers.getLast().number();
        return registers.stream()
                        .map(register -> register.number().multiply(Units.THOUSAND))
                        .allMatch(number -> number.compareTo(start.subtract(tolerance)) >= 0
                                && number.compareTo(stop.add(tolerance)) <= 0)
                && last.multiply(Units.THOUSAND).compareTo(start.add(span.multiply(HALF))) >= 0
                && last.compareTo(start.add(span.multiply(HUNDREDTH))) < 0;
    }

    private static RegisterFit inThousands(List<Sample> registers, BigDecimal start, BigDecimal stop) {
        String sentence = "The registers from " + text(registers.getFirst()) + " to " + text(registers.getLast())
                + " are named Wh, but meterStart is " + Decimals.text(start) + " Wh and meterStop "
                + Decimals.text(stop) + " Wh; they are taken as kWh.";
        return new RegisterFit(Units.THOUSAND, start, stop.subtract(start), new Notice(Kind.TAKEN_AS_KWH, sentence));
    }

    /// Whether the registers count from 0: the first is nearer to 0 than to meterStart, each is plausible
    /// as the
    /// energy since the start, and the end confirms it: that of the transaction, or, while that is not
    /// known, that
    /// no register jumps up to where meterStart is.
    private static boolean isOfSession(
            List<Sample> registers,
            BigDecimal start,
            @Nullable BigDecimal stop,
            Limits limits,
            TransactionFacts facts) {
        BigDecimal first = registers.getFirst().number();
        boolean plausible = registers.stream()
                .allMatch(register -> register.number().signum() >= 0
                        && register.number().compareTo(limits.energyWh(Point.seconds(facts.startedAt(), register.at())))
                                <= 0);
        if (first.compareTo(start.multiply(HALF)) >= 0 || !plausible || looksLikeThousands(first, start)) {
            return false;
        }
        BigDecimal last = registers.getLast().number();
        return stop == null
                ? !jumpsOver(registers, start)
                : isNear(last, stop.subtract(start)) || (stop.compareTo(start) < 0 && isNear(last, stop));
    }

    /// kWh in a Wh field of a transaction that still runs look like a session that has just begun.
    private static boolean looksLikeThousands(BigDecimal first, BigDecimal start) {
        BigDecimal difference = first.multiply(Units.THOUSAND).subtract(start).abs();
        return difference.compareTo(start.multiply(TWENTIETH)) <= 0;
    }

    private static boolean jumpsOver(List<Sample> registers, BigDecimal start) {
        for (int index = 1; index < registers.size(); index++) {
            BigDecimal before = registers.get(index - 1).number();
            BigDecimal now = registers.get(index).number();
            if (before.compareTo(start.multiply(HALF)) < 0 && now.compareTo(start) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the last sample is near the end: it may be one interval old.
    private static boolean isNear(BigDecimal last, BigDecimal end) {
        BigDecimal tolerance = COARSEST_STEP_WH.max(end.multiply(TWENTIETH));
        return end.signum() >= 0
                && last.compareTo(end.add(tolerance)) <= 0
                && last.compareTo(end.multiply(HALF).subtract(tolerance)) >= 0;
    }

    private static RegisterFit ofSession(List<Sample> registers, BigDecimal start, @Nullable BigDecimal stop) {
        String sentence = "The registers go from " + text(registers.getFirst()) + " Wh to "
                + text(registers.getLast()) + " Wh, while meterStart is " + Decimals.text(start)
                + " Wh; they are taken as the energy of this session.";
        BigDecimal energy = stop == null ? null : stop.compareTo(start) < 0 ? stop : stop.subtract(start);
        return new RegisterFit(BigDecimal.ONE, BigDecimal.ZERO, energy, new Notice(Kind.SESSION_REGISTER, sentence));
    }

    /// Whether meterStart is none of this meter: the way from it to the first register is not plausible,
    /// that to the second is, and the end does not speak for the start.
    private static boolean startsElsewhere(
            List<Sample> registers,
            BigDecimal start,
            @Nullable BigDecimal stop,
            Limits limits,
            TransactionFacts facts) {
        Sample first = registers.getFirst();
        BigDecimal way = first.number().subtract(start);
        if (registers.size() < 2
                || way.compareTo(limits.energyWh(Point.seconds(facts.startedAt(), first.at()))) <= 0
                || (stop != null && stop.compareTo(first.number()) < 0 && stop.compareTo(start) >= 0)) {
            return false;
        }
        Sample second = registers.get(1);
        BigDecimal step = second.number().subtract(first.number());
        return step.signum() >= 0 && step.compareTo(limits.energyWh(Point.seconds(first.at(), second.at()))) <= 0;
    }

    private static RegisterFit elsewhere(List<Sample> registers, BigDecimal start, @Nullable BigDecimal stop) {
        Sample first = registers.getFirst();
        String sentence = "meterStart is " + Decimals.text(start) + " Wh, but the first register is " + text(first)
                + " Wh at " + first.at() + ", more than any power delivers until then; it is taken as the start.";
        BigDecimal energy = stop == null ? null : stop.subtract(first.number());
        return new RegisterFit(BigDecimal.ONE, first.number(), energy, new Notice(Kind.START_DOES_NOT_FIT, sentence));
    }

    private static String text(Sample register) {
        return Decimals.text(register.number());
    }
}
