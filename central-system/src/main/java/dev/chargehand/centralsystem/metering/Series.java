// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.protocol.core.Measurand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What the meter says about a transaction, over its time. It is derived anew on each reading from what was
/// stored, so a better rule serves old transactions too; nothing that a meter sent can make it fail.
///
/// Each sample is in a line or in `leftOut`. Those of another place or connector are in both, and
/// those of phases that have no sum.
///
/// @param energy the energy
/// @param power in W, of all phases together; empty if unknown
/// @param stateOfCharge in percent; empty if unknown
/// @param currents in A, one line for each phase
/// @param voltages in V, one line for each phase or pair of phases
/// @param others all else that was reported, in base units
/// @param leftOut the samples that are not used, in the order in which that was found
/// @param notices what is taken otherwise than it came
public record Series(
        Energy energy,
        Line power,
        Line stateOfCharge,
        List<Line> currents,
        List<Line> voltages,
        List<Line> others,
        List<LeftOut> leftOut,
        List<Notice> notices) {
    /// Keeps its own copies of the lists.
    public Series {
        currents = List.copyOf(currents);
        voltages = List.copyOf(voltages);
        others = List.copyOf(others);
        leftOut = List.copyOf(leftOut);
        notices = List.copyOf(notices);
    }

    /// The series of a transaction within the usual limits.
    ///
    /// @param readings its readings, in any order
    public static Series of(TransactionFacts facts, List<StoredReading> readings) {
        return of(facts, readings, Limits.USUAL);
    }

    /// The series of a transaction.
    ///
    /// @param readings its readings, in any order
    public static Series of(TransactionFacts facts, List<StoredReading> readings, Limits limits) {
        List<Notice> notices = new ArrayList<>();
        Intake intake = Intake.of(facts, limits, readings);
        var choice = new Choice(intake, facts, notices);
        choice.correctPower(limits);
        List<Sample> power = plausible(choice.overall(Measurand.POWER_ACTIVE_IMPORT), limits, intake.leftOut());
        Energy energy = new EnergyDerivation(facts, limits, choice, intake.leftOut(), notices).energy(power);
        return new Series(
                energy,
                Intake.line(Quantity.of(facts.connectorId(), Measurand.POWER_ACTIVE_IMPORT), power),
                Intake.line(Quantity.of(facts.connectorId(), Measurand.SOC), choice.single(Measurand.SOC)),
                choice.byPhase(Measurand.CURRENT_IMPORT),
                choice.byPhase(Measurand.VOLTAGE),
                choice.others(),
                intake.leftOut(),
                notices);
    }

    /// The same series with fewer points in each line, for a chart.
    ///
    /// @param points how many to keep at most, see [Line#thinned]
    public Series thinned(int points) {
        UnaryOperator<List<Line>> all =
                lines -> lines.stream().map(line -> line.thinned(points)).toList();
        return new Series(
                new Energy(energy.line().thinned(points), energy.totalWh(), energy.basis(), energy.confidence()),
                power.thinned(points),
                stateOfCharge.thinned(points),
                all.apply(currents),
                all.apply(voltages),
                all.apply(others),
                leftOut,
                notices);
    }

    private static List<Sample> plausible(List<Sample> power, Limits limits, List<LeftOut> leftOut) {
        var most = BigDecimal.valueOf(limits.maxPowerW());
        List<Sample> kept = new ArrayList<>(power.size());
        for (Sample sample : power) {
            if (sample.number().abs().compareTo(most) > 0) {
                leftOut.add(sample.leftOut(
                        Reason.POWER_IMPLAUSIBLE,
                        Decimals.text(sample.number()) + " W is above the " + most + " W that are plausible"));
            } else {
                kept.add(sample);
            }
        }
        return kept;
    }
}
