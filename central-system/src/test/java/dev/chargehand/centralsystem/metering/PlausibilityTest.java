// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.metering.Finding.Kind;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlausibilityTest {
    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(
                        Kind.NEGATIVE_ENERGY,
                        "meterStop, 900 Wh, is below meterStart, 1000 Wh.",
                        Charge.from(1000).stop(600, 900L)),
                Arguments.of(
                        Kind.IMPLAUSIBLE_ENERGY,
                        "From meterStart to meterStop it is 2000000 Wh in 3600 s, above the 1000000 Wh that 1000000 W"
                                + " deliver.",
                        Charge.from(0).stop(3600, 2_000_000L)),
                Arguments.of(
                        Kind.IMPLAUSIBLE_ENERGY,
                        "meterStart is 0 Wh, but the first register is 500100 Wh at 2026-01-15T12:01:00Z, more than any"
                                + " power delivers until then; it is taken as the start.",
                        Charge.from(0).registers("500100", "500200")),
                Arguments.of(
                        Kind.METER_RAN_BACKWARDS,
                        "The meter ran backwards in 1 sample; first at 2026-01-15T12:03:00Z: the register 1090 is below"
                                + " the register read before, by 60 Wh.",
                        Charge.from(1000).registers("1100", "1150", "1090")),
                Arguments.of(
                        Kind.METER_JUMPED,
                        "The meter jumped in 1 sample; first at 2026-01-15T12:02:00Z: the register 99999 is more than"
                                + " any power delivers since the start, 98999 Wh.",
                        Charge.from(1000).registers("1100", "99999", "1200")),
                Arguments.of(
                        Kind.KWH_IN_WH,
                        "The registers from 1234.6 to 1235.3 are named Wh, but meterStart is 1234500 Wh and meterStop"
                                + " 1235420 Wh; they are taken as kWh.",
                        Charge.from(1_234_500).registers("1234.6", "1235.3").stop(200, 1_235_420L)),
                Arguments.of(
                        Kind.KWH_IN_WH,
                        "The registers from 1234.6 to 1234.9 are about a thousandth of meterStart, 1234500 Wh; they may"
                                + " be in kWh.",
                        Charge.from(1_234_500).registers("1234.6", "1234.9")),
                Arguments.of(
                        Kind.KWH_IN_WH,
                        "meterStop, 1235, is about a thousandth of meterStart, 1234500 Wh; it may be in kWh.",
                        Charge.from(1_234_500).stop(600, 1235L)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFindingSaysWhatWasCompared(Kind kind, String sentence, Charge charge) {
        assertThat(Plausibility.findings(charge.facts(), charge.series(), Limits.USUAL))
                .contains(new Finding(kind, sentence));
    }

    @Test
    void eachKindHasItsCase() {
        assertThat(cases().map(arguments -> arguments.get()[0]).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Kind.class));
    }

    @ParameterizedTest
    @MethodSource("soundCharges")
    void aSoundTransactionHasNoFindings(Charge charge) {
        assertThat(Plausibility.findings(charge.facts(), charge.series(), Limits.USUAL))
                .isEmpty();
    }

    static Stream<Charge> soundCharges() {
        return Stream.of(
                Charge.from(1000),
                Charge.from(1000).registers("1100", "1200.5"),
                Charge.from(1000).registers("1100", "1200.5").stop(200, 1300L),
                Charge.from(1000).stop(0, 1000L),
                Charge.from(1000).stop(-600, 5000L),
                Charge.from(500_000).registers("100", "250", "400").stop(200, 420L));
    }
}
