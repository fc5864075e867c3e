// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static dev.chargehand.centralsystem.metering.Charge.sample;
import static dev.chargehand.protocol.core.Measurand.CURRENT_IMPORT;
import static dev.chargehand.protocol.core.Measurand.ENERGY_ACTIVE_IMPORT_INTERVAL;
import static dev.chargehand.protocol.core.Measurand.POWER_ACTIVE_IMPORT;
import static dev.chargehand.protocol.core.Measurand.SOC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.protocol.core.Location;
import dev.chargehand.protocol.core.Measurand;
import dev.chargehand.protocol.core.Phase;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import dev.chargehand.protocol.core.ValueFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each reason for which a sample is left out, once, and what an operator reads of it.
class SeriesReasonsTest {
    private static final SampledValue SIGNED =
            new SampledValue("0A1B", null, ValueFormat.SIGNED_DATA, null, null, null, null);

    private static Charge charge() {
        return Charge.from(1000);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(Reason.SIGNED_DATA, "signed block", charge().read(60, SIGNED)),
                Arguments.of(
                        Reason.UNKNOWN_WORD,
                        "no word of the protocol",
                        charge().read(60, sample(Measurand.UNRECOGNIZED, "5"))),
                Arguments.of(Reason.BLANK, "blank", charge().read(60, new SampledValue(" "))),
                Arguments.of(Reason.NO_NUMBER, "“12,5” is no number", charge().read(60, new SampledValue("12,5"))),
                Arguments.of(
                        Reason.UNIT_DOES_NOT_FIT,
                        "Power.Active.Import cannot be measured in Wh",
                        charge().read(60, sample(POWER_ACTIVE_IMPORT, "5", UnitOfMeasure.WH))),
                Arguments.of(
                        Reason.BEFORE_START,
                        "read at 2026-01-15T11:58:00Z, before the start at 2026-01-15T12:00:00Z",
                        charge().read(-120, new SampledValue("1000"))),
                Arguments.of(
                        Reason.AFTER_STOP,
                        "after the stop at 2026-01-15T12:05:00Z",
                        charge().read(480, new SampledValue("1100")).stop(300, 1100L)),
                Arguments.of(
                        Reason.FUTURE_CLOCK,
                        "it arrived at 2026-01-15T12:01:00Z",
                        charge().readLate(2, 7200, 60, new SampledValue("1100"))),
                Arguments.of(
                        Reason.OTHER_LOCATION,
                        "measured at Inlet, not at the outlet",
                        charge().read(60, Charge.at(Location.INLET, POWER_ACTIVE_IMPORT, "7000"))),
                Arguments.of(
                        Reason.OTHER_CONNECTOR,
                        "reported for connector 0, while connector 2 told itself",
                        charge().read(2, 60, new SampledValue("1100")).read(0, 60, new SampledValue("9100"))),
                Arguments.of(
                        Reason.DUPLICATE,
                        "read before at 2026-01-15T12:01:00Z",
                        charge().read(60, new SampledValue("1100")).read(60, new SampledValue("1100"))),
                Arguments.of(
                        Reason.SOC_OUT_OF_RANGE,
                        "255 % is outside of 0 to 100 %",
                        charge().read(60, sample(SOC, "255"))),
                Arguments.of(
                        Reason.REGISTER_RAN_BACKWARDS,
                        "the register 1090 is below the register read before, by 60 Wh",
                        charge().registers("1100", "1150", "1090")),
                Arguments.of(
                        Reason.REGISTER_JUMPED,
                        "the register 99999 is more than any power delivers since the start, 98999 Wh",
                        charge().registers("1100", "99999", "1200")),
                Arguments.of(
                        Reason.INTERVAL_IMPLAUSIBLE,
                        "-5 Wh is not between 0 and the 16666 Wh",
                        charge().read(60, sample(ENERGY_ACTIVE_IMPORT_INTERVAL, "-5"))),
                Arguments.of(
                        Reason.POWER_IMPLAUSIBLE,
                        "2000000 W is above the 1000000 W",
                        charge().read(60, sample(POWER_ACTIVE_IMPORT, "2000000", UnitOfMeasure.W))),
                Arguments.of(
                        Reason.PHASE_MISSING,
                        "only [L1] of the phases [L1, L2]",
                        charge().read(60, phase(Phase.L1), phase(Phase.L2)).read(120, phase(Phase.L1))));
    }

    private static SampledValue phase(Phase phase) {
        return sample(POWER_ACTIVE_IMPORT, "2300", UnitOfMeasure.W, phase);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSampleThatIsNotUsedSaysWhy(Reason reason, String words, Charge charge) {
        List<LeftOut> leftOut = charge.series().leftOut();

        assertThat(leftOut).hasSize(1);
        assertThat(leftOut.getFirst().reason()).isEqualTo(reason);
        assertThat(leftOut.getFirst().why()).contains(words);
        assertThat(charge.readings()
                        .get(leftOut.getFirst().source())
                        .reading()
                        .sampledValue()
                        .get(leftOut.getFirst().sample()))
                .isEqualTo(leftOut.getFirst().value());
    }

    @Test
    void eachReasonHasItsCase() {
        Set<Object> covered = cases().map(arguments -> arguments.get()[0]).collect(Collectors.toSet());

        assertThat(covered).isEqualTo(EnumSet.allOf(Reason.class));
    }

    @Test
    void aSampleFromElsewhereIsStillThere() {
        Series series = charge().read(60, Charge.at(Location.INLET, CURRENT_IMPORT, "32"), sample(CURRENT_IMPORT, "16"))
                .series();

        assertThat(series.others())
                .extracting(line -> line.quantity().location())
                .containsExactly(Location.INLET);
        assertThat(series.currents()).hasSize(1);
    }
}
