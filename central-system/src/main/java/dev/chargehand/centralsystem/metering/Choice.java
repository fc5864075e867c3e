// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses among all samples the ones that tell of the transaction: the connector's own before those of the
/// main meter, which stands for its only connector; the value of all phases before the sum of the single
/// ones.
final class Choice {
    private final Intake intake;
    private final TransactionFacts facts;
    private final List<Notice> notices;
    private final Set<Quantity> used = new HashSet<>();

    Choice(Intake intake, TransactionFacts facts, List<Notice> notices) {
        this.intake = intake;
        this.facts = facts;
        this.notices = notices;
    }

    /// A line for each phase; none is a sum.
    List<Line> byPhase(Measurand measurand) {
        Map<Quantity, List<Sample>> chosen = ofOneConnector(measurand);
        used.addAll(chosen.keySet());
        return chosen.entrySet().stream()
                .map(entry -> Intake.line(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                        line -> line.quantity().phase(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /// The values of what has no phases, in the order of their time.
    List<Sample> single(Measurand measurand) {
        for (Map.Entry<Quantity, List<Sample>> entry : ofOneConnector(measurand).entrySet()) {
            used.add(entry.getKey());
            return entry.getValue();
        }
        return List.of();
    }

    /// The values of all phases together, in the order of their time.
    List<Sample> overall(Measurand measurand) {
        Map<Quantity, List<Sample>> chosen = ofOneConnector(measurand);
        for (Map.Entry<Quantity, List<Sample>> entry : chosen.entrySet()) {
            if (entry.getKey().phase() == null) {
                used.add(entry.getKey());
                return entry.getValue();
            }
        }
        List<Sample> sums = Phases.sum(chosen, intake.leftOut());
        if (!sums.isEmpty()) {
            notices.add(new Notice(
                    Notice.Kind.PHASES_SUMMED,
                    "There is no " + measurand.word() + " of all phases together; the single phases are summed."));
        }
        return sums;
    }

    /// Gives back what was chosen, for no main line shows it after all.
    void release(Measurand measurand) {
        used.removeIf(quantity -> quantity.measurand() == measurand);
    }

    /// Power that is named kW but counts W: nothing else explains that half of the values are above what is
    /// plausible.
    void correctPower(Limits limits) {
        List<BigDecimal> named = intake.atOutlets(Measurand.POWER_ACTIVE_IMPORT).values().stream()
                .flatMap(List::stream)
                .filter(sample -> sample.value().unit() == UnitOfMeasure.KW)
                .map(sample -> sample.number().abs())
                .filter(number -> number.signum() > 0)
                .sorted()
                .toList();
        if (named.isEmpty()) {
            return;
        }
        BigDecimal median = named.get(named.size() / 2);
        if (median.compareTo(BigDecimal.valueOf(limits.maxPowerW())) > 0) {
            intake.correct(
                    Measurand.POWER_ACTIVE_IMPORT,
                    sample -> sample.value().unit() == UnitOfMeasure.KW
                            ? sample.withNumber(sample.number().movePointLeft(3))
                            : sample);
            notices.add(new Notice(
                    Notice.Kind.TAKEN_AS_W,
                    "Half of the powers named kW are " + Decimals.text(median.movePointLeft(3))
                            + " kW or more, above the " + limits.maxPowerW() / 1000
                            + " kW that are plausible; they are taken as W."));
        }
    }

    /// What no main line shows.
    List<Line> others() {
        return intake.linesWithout(used);
    }

    private Map<Quantity, List<Sample>> ofOneConnector(Measurand measurand) {
        Map<Quantity, List<Sample>> all = intake.atOutlets(measurand);
        boolean own = all.keySet().stream().anyMatch(quantity -> quantity.connectorId() == facts.connectorId());
        int taken = own || all.isEmpty()
                ? facts.connectorId()
                : all.keySet().iterator().next().connectorId();
        Map<Quantity, List<Sample>> chosen = new LinkedHashMap<>();
        all.forEach((quantity, samples) -> {
            if (quantity.connectorId() == taken) {
                chosen.put(quantity, samples);
            } else {
                leaveOut(quantity, samples, taken);
            }
        });
        if (taken != facts.connectorId()) {
            notices.add(new Notice(
                    Notice.Kind.OTHER_CONNECTOR_TAKEN,
                    measurand.word() + " was reported for connector " + taken + " only, not for connector "
                            + facts.connectorId() + "; it is taken for it."));
        }
        return chosen;
    }

    private void leaveOut(Quantity quantity, List<Sample> samples, int taken) {
        String why = "reported for connector " + quantity.connectorId() + ", while connector " + taken + " told itself";
        samples.forEach(sample -> intake.leftOut().add(sample.leftOut(Reason.OTHER_CONNECTOR, why)));
    }
}
