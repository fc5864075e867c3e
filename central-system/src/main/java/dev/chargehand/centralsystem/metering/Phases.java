// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.protocol.core.Phase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sums the phases of one quantity, moment by moment.
///
/// A moment counts if it tells of all the phases that the meter has told of so far: else the sum would
/// drop, and the power with it, only because a sample is missing or phases come one by one.
final class Phases {
    private static final Set<Phase> SUMMED = EnumSet.of(Phase.L1, Phase.L2, Phase.L3);

    private final List<LeftOut> leftOut;
    private final Set<Phase> known = EnumSet.noneOf(Phase.class);
    private final List<Sample> sums = new ArrayList<>();
    private final List<Sample> moment = new ArrayList<>();

    private Phases(List<LeftOut> leftOut) {
        this.leftOut = leftOut;
    }

    /// The value of all phases at each moment.
    ///
    /// @param leftOut gets what is not used
    static List<Sample> sum(Map<Quantity, List<Sample>> quantities, List<LeftOut> leftOut) {
        var phases = new Phases(leftOut);
        quantities.entrySet().stream()
                .filter(entry -> isSummed(entry.getKey().phase()))
                .flatMap(entry -> entry.getValue().stream())
                .sorted(Comparator.comparing(Sample::at))
                .forEach(phases::add);
        phases.endMoment();
        return phases.sums;
    }

    private static boolean isSummed(@Nullable Phase phase) {
        return phase != null && SUMMED.contains(phase);
    }

    private void add(Sample sample) {
        if (!moment.isEmpty() && !moment.getLast().at().equals(sample.at())) {
            endMoment();
        }
        moment.add(sample);
    }

    private void endMoment() {
        Set<Phase> told = EnumSet.noneOf(Phase.class);
        for (Sample sample : moment) {
            Phase phase = Quantity.phase(sample.value().phase());
            if (phase != null) {
                told.add(phase);
            }
        }
        known.addAll(told);
        if (!moment.isEmpty() && told.equals(known)) {
            sums.add(sum());
        } else {
            String why = "only " + told + " of the phases " + known + " at this time, so they have no sum";
            moment.forEach(sample -> leftOut.add(sample.leftOut(Reason.PHASE_MISSING, why)));
        }
        moment.clear();
    }

    private Sample sum() {
        Sample last = moment.getLast();
        BigDecimal sum = moment.stream().map(Sample::number).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Sample(last.at(), sum, last.source(), last.index(), last.value(), true);
    }
}
