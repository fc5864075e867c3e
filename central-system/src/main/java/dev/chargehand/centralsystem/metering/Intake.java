// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.Gate.Verdict;
import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.protocol.core.Location;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.SampledValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// All samples of a transaction in the order of their time, sorted by what they measure; the ones that
/// cannot count are put aside. Of equal times the first to arrive counts, as a later one is most often a
/// repetition.
final class Intake {
    /// The measurands of which only the outlet counts.
    private static final Set<Measurand> OF_THE_OUTLET = Set.of(
            Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
            Measurand.ENERGY_ACTIVE_IMPORT_INTERVAL,
            Measurand.POWER_ACTIVE_IMPORT,
            Measurand.CURRENT_IMPORT,
            Measurand.VOLTAGE);

    private final Gate gate;
    private final Map<Quantity, List<Sample>> samples = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Intake(Gate gate) {
        this.gate = gate;
    }

    static Intake of(TransactionFacts facts, Limits limits, List<StoredReading> readings) {
        var intake = new Intake(new Gate(facts, limits));
        Comparator<Integer> byTime =
                Comparator.comparing(index -> readings.get(index).reading().timestamp());
        IntStream.range(0, readings.size())
                .boxed()
                .sorted(byTime.thenComparingLong(index -> readings.get(index).arrival()))
                .forEach(index -> intake.accept(index, readings.get(index)));
        return intake;
    }

    /// The samples that could not count by themselves. What later judges leave out is added here.
    List<LeftOut> leftOut() {
        return leftOut;
    }

    /// What was measured at the outlets, by quantity.
    Map<Quantity, List<Sample>> atOutlets(Measurand measurand) {
        Map<Quantity, List<Sample>> found = new LinkedHashMap<>();
        samples.forEach((quantity, list) -> {
            if (quantity.measurand() == measurand && quantity.location() == Location.OUTLET) {
                found.put(quantity, list);
            }
        });
        return found;
    }

    /// Takes all samples of a measurand otherwise.
    void correct(Measurand measurand, UnaryOperator<Sample> correction) {
        samples.forEach((quantity, list) -> {
            if (quantity.measurand() == measurand) {
                list.replaceAll(correction);
            }
        });
    }

    /// All that was measured, but for some quantities.
    List<Line> linesWithout(Set<Quantity> used) {
        return samples.entrySet().stream()
                .filter(entry -> !used.contains(entry.getKey()))
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Line line(Quantity quantity, List<Sample> samples) {
        return new Line(quantity, samples.stream().map(Sample::point).toList());
    }

    private void accept(int source, StoredReading stored) {
        Verdict.Refused refused = gate.refusal(stored);
        List<SampledValue> values = stored.reading().sampledValue();
        for (int index = 0; index < values.size(); index++) {
            SampledValue value = values.get(index);
            Instant at = stored.reading().timestamp();
            switch (refused == null ? gate.judge(value) : refused) {
                case Verdict.Refused(Reason reason, String why) ->
                    leftOut.add(new LeftOut(reason, why, at, source, index, value));
                case Verdict.Passed(var number) ->
                    keep(stored.connectorId(), new Sample(at, number, source, index, value, false));
            }
        }
    }

    private void keep(int connector, Sample sample) {
        Quantity quantity = Quantity.of(connector, sample.value());
        List<Sample> before = samples.computeIfAbsent(quantity, _ -> new ArrayList<>());
        if (!before.isEmpty() && isRepeated(before.getLast(), sample)) {
            leftOut.add(sample.leftOut(Reason.DUPLICATE, "the same quantity was read before at " + sample.at()));
            return;
        }
        before.add(sample);
        if (OF_THE_OUTLET.contains(quantity.measurand()) && quantity.location() != Location.OUTLET) {
            String place = quantity.location().word();
            leftOut.add(sample.leftOut(Reason.OTHER_LOCATION, "measured at " + place + ", not at the outlet"));
        }
    }

    /// Intervals of the two streams, sampled and clock-aligned, are different ones though they end
    /// together.
    private static boolean isRepeated(Sample last, Sample sample) {
        boolean sameStream = sample.value().measurandOrDefault() != Measurand.ENERGY_ACTIVE_IMPORT_INTERVAL
                || last.value().contextOrDefault() == sample.value().contextOrDefault();
        return sameStream && last.at().equals(sample.at());
    }
}
