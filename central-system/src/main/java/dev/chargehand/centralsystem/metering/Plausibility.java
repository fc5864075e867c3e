// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.metering.Finding.Kind;
import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Compares what the messages of a transaction say about its energy with each other and with what can be
/// (rule 10.13). It judges and changes nothing: whatever a meter says is kept and answered.
public final class Plausibility {
    private static final BigDecimal TWENTIETH = new BigDecimal("0.05");

    private final TransactionFacts facts;
    private final Series series;
    private final Limits limits;

    private Plausibility(TransactionFacts facts, Series series, Limits limits) {
        this.facts = facts;
        this.series = series;
        this.limits = limits;
    }

    /// What is not plausible; empty if all is.
    ///
    /// @param series the series of the transaction, derived within the same limits
    public static List<Finding> findings(TransactionFacts facts, Series series, Limits limits) {
        var plausibility = new Plausibility(facts, series, limits);
        return Stream.of(
                        plausibility.negativeEnergy(),
                        plausibility.implausibleEnergy(),
                        plausibility.implausibleStart(),
                        plausibility.leftOut(Reason.REGISTER_RAN_BACKWARDS, Kind.METER_RAN_BACKWARDS, "ran backwards"),
                        plausibility.leftOut(Reason.REGISTER_JUMPED, Kind.METER_JUMPED, "jumped"),
                        plausibility.takenAsKwh(),
                        plausibility.stopInKwh(),
                        plausibility.samplesInKwh())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> negativeEnergy() {
        Long stop = facts.meterStopWh();
        return stop != null && stop < facts.meterStartWh() && !has(Notice.Kind.SESSION_REGISTER)
                ? Optional.of(new Finding(
                        Kind.NEGATIVE_ENERGY,
                        "meterStop, " + stop + " Wh, is below meterStart, " + facts.meterStartWh() + " Wh."))
                : Optional.empty();
    }

    private Optional<Finding> implausibleEnergy() {
        TransactionFacts.Stop stop = facts.stop();
        Long meterStop = facts.meterStopWh();
        if (stop == null || meterStop == null || facts.stopsBeforeStart()) {
            return Optional.empty();
        }
        double seconds = Point.seconds(facts.startedAt(), stop.at());
        BigDecimal energy = BigDecimal.valueOf(meterStop).subtract(start());
        return energy.compareTo(limits.energyWh(seconds)) > 0
                ? Optional.of(new Finding(
                        Kind.IMPLAUSIBLE_ENERGY,
                        "From meterStart to meterStop it is " + Decimals.text(energy) + " Wh in " + (long) seconds
                                + " s, above the " + limits.energyWh(seconds).toBigInteger() + " Wh that "
                                + limits.maxPowerW() + " W deliver."))
                : Optional.empty();
    }

    private Optional<Finding> implausibleStart() {
        return noticed(Notice.Kind.START_DOES_NOT_FIT, Kind.IMPLAUSIBLE_ENERGY);
    }

    private Optional<Finding> takenAsKwh() {
        return noticed(Notice.Kind.TAKEN_AS_KWH, Kind.KWH_IN_WH);
    }

    private Optional<Finding> stopInKwh() {
        Long stop = facts.meterStopWh();
        return stop != null && stop < facts.meterStartWh() && isThousandth(BigDecimal.valueOf(stop))
                ? Optional.of(new Finding(
                        Kind.KWH_IN_WH,
                        "meterStop, " + stop + ", is about a thousandth of meterStart, " + facts.meterStartWh()
                                + " Wh; it may be in kWh."))
                : Optional.empty();
    }

    /// Registers of a transaction that runs are not taken as kWh, as no stop confirms it; this says that
    /// they
    /// may be.
    private Optional<Finding> samplesInKwh() {
        List<BigDecimal> suspects = new ArrayList<>();
        for (LeftOut left : registers(Reason.REGISTER_RAN_BACKWARDS)) {
            BigDecimal number = Decimals.parse(left.value().value());
            if (number != null && left.value().unit() != UnitOfMeasure.KWH) {
                suspects.add(number);
            }
        }
        return suspects.stream().anyMatch(Decimals::isFraction)
                        && suspects.stream().allMatch(this::isThousandth)
                ? Optional.of(new Finding(
                        Kind.KWH_IN_WH,
                        "The registers from " + Decimals.text(suspects.getFirst()) + " to "
                                + Decimals.text(suspects.getLast()) + " are about a thousandth of meterStart, "
                                + facts.meterStartWh() + " Wh; they may be in kWh."))
                : Optional.empty();
    }

    private Optional<Finding> leftOut(Reason reason, Kind kind, String what) {
        List<LeftOut> found = registers(reason);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        kind,
                        "The meter " + what + " in " + found.size() + (found.size() == 1 ? " sample" : " samples")
                                + "; first at " + found.getFirst().at() + ": "
                                + found.getFirst().why() + "."));
    }

    private List<LeftOut> registers(Reason reason) {
        return series.leftOut().stream()
                .filter(left -> left.reason() == reason
                        && left.value().measurandOrDefault() == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER)
                .toList();
    }

    private Optional<Finding> noticed(Notice.Kind notice, Kind kind) {
        return series.notices().stream()
                .filter(found -> found.kind() == notice)
                .findFirst()
                .map(found -> new Finding(kind, found.sentence()));
    }

    private boolean has(Notice.Kind kind) {
        return series.notices().stream().anyMatch(notice -> notice.kind() == kind);
    }

    private boolean isThousandth(BigDecimal number) {
        BigDecimal difference =
                number.multiply(Units.THOUSAND).subtract(start()).abs();
        return start().signum() > 0 && difference.compareTo(start().multiply(TWENTIETH)) <= 0;
    }

    private BigDecimal start() {
        return BigDecimal.valueOf(facts.meterStartWh());
    }
}
