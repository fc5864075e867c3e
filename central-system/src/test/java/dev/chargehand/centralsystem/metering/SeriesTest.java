// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static dev.chargehand.centralsystem.metering.Charge.sample;
import static dev.chargehand.protocol.core.Measurand.CURRENT_IMPORT;
import static dev.chargehand.protocol.core.Measurand.ENERGY_ACTIVE_IMPORT_INTERVAL;
import static dev.chargehand.protocol.core.Measurand.ENERGY_ACTIVE_IMPORT_REGISTER;
import static dev.chargehand.protocol.core.Measurand.POWER_ACTIVE_IMPORT;
import static dev.chargehand.protocol.core.Measurand.SOC;
import static dev.chargehand.protocol.core.Measurand.TEMPERATURE;
import static dev.chargehand.protocol.core.Measurand.VOLTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chargehand.centralsystem.metering.Energy.Basis;
import dev.chargehand.centralsystem.metering.Energy.Confidence;
import dev.chargehand.centralsystem.metering.Point.Origin;
import dev.chargehand.protocol.core.Phase;
import dev.chargehand.protocol.core.ReadingContext;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a sound meter says.
class SeriesTest {
    private static List<Double> values(Line line) {
        return line.points().stream().map(Point::value).toList();
    }

    /// A car at a 150 kW charger: full power to half the battery, then less and less.
    private static Charge fastCharge() {
        Charge charge = Charge.from(1_000_000);
        double energy = 0;
        for (int minute = 1; minute <= 30; minute++) {
            double power = minute <= 12 ? 150_000 : 150_000 * Math.exp(-(minute - 12) / 15.0);
            energy += power / 60;
            charge.read(
                    60L * minute,
                    new SampledValue(String.valueOf(1_000_000 + Math.round(energy))),
                    sample(POWER_ACTIVE_IMPORT, String.valueOf(power / 1000), UnitOfMeasure.KW),
                    sample(SOC, String.valueOf(10 + Math.round(energy / 800)), UnitOfMeasure.PERCENT));
        }
        return charge.stop(1805, 1_000_000 + Math.round(energy));
    }

    @Test
    void aChargingCurveIsReadInBaseUnits() {
        Series series = fastCharge().series();

        assertThat(series.leftOut()).isEmpty();
        assertThat(series.notices()).isEmpty();
        assertThat(series.power().points()).hasSize(30);
        assertThat(values(series.power()).getFirst()).isEqualTo(150_000);
        assertThat(values(series.stateOfCharge())).hasSize(30).isSorted().startsWith(13.0);
        assertThat(values(series.energy().line())).hasSize(32).isSorted();
        assertThat(series.energy().line().points().getFirst())
                .isEqualTo(new Point(Charge.NOON, 0, Origin.METER_START, -1));
        assertThat(series.energy().line().points().getLast().origin()).isEqualTo(Origin.METER_STOP);
        assertThat(series.energy().confidence()).isEqualTo(Confidence.MEASURED);
    }

    @Test
    void theStopsMeterGivesTheTotal() {
        Energy energy = Charge.from(1000)
                .registers("1100", "1250")
                .stop(150, 1300L)
                .series()
                .energy();

        assertThat(energy.totalWh()).isEqualTo(300);
        assertThat(energy.basis()).isEqualTo(Basis.STOP_METER);
        assertThat(energy.confidence()).isEqualTo(Confidence.MEASURED);
        assertThat(values(energy.line())).containsExactly(0.0, 100.0, 250.0, 300.0);
    }

    @Test
    void whileItRunsTheLastRegisterGivesTheTotal() {
        Energy energy = Charge.from(1000).registers("1100", "1250.5").series().energy();

        assertThat(energy.totalWh()).isEqualTo(250.5);
        assertThat(energy.basis()).isEqualTo(Basis.LAST_REGISTER);
        assertThat(energy.confidence()).isEqualTo(Confidence.MEASURED);
    }

    @Test
    void withoutAStopMeterTheLastRegisterIsAnEstimate() {
        Energy energy = Charge.from(1000)
                .registers("1100", "1250")
                .estimatedStop(600, null)
                .series()
                .energy();

        assertThat(energy.totalWh()).isEqualTo(250);
        assertThat(energy.basis()).isEqualTo(Basis.LAST_REGISTER);
        assertThat(energy.confidence()).isEqualTo(Confidence.ESTIMATED);
    }

    @Test
    void theStopAloneIsMeasured() {
        Energy energy = Charge.from(1000).stop(3600, 8000L).series().energy();

        assertThat(energy.totalWh()).isEqualTo(7000);
        assertThat(energy.confidence()).isEqualTo(Confidence.MEASURED);
        assertThat(values(energy.line())).containsExactly(0.0, 7000.0);
    }

    @Test
    void nothingIsUnknown() {
        Series series = Series.of(Charge.from(1000).facts(), List.of());

        assertThat(series.energy().totalWh()).isNull();
        assertThat(series.energy().basis()).isEqualTo(Basis.NOTHING);
        assertThat(series.energy().confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(series.energy().line().points()).isEmpty();
    }

    @Test
    void intervalsAreAddedUp() {
        Energy energy = Charge.from(0)
                .read(60, sample(ENERGY_ACTIVE_IMPORT_INTERVAL, "0.12", UnitOfMeasure.KWH))
                .read(120, sample(ENERGY_ACTIVE_IMPORT_INTERVAL, "130"))
                .series()
                .energy();

        assertThat(energy.totalWh()).isEqualTo(250);
        assertThat(energy.basis()).isEqualTo(Basis.INTERVALS);
        assertThat(energy.confidence()).isEqualTo(Confidence.DERIVED);
        assertThat(energy.line().points()).extracting(Point::origin).contains(Origin.DERIVED);
    }

    @Test
    void intervalsOfBothStreamsAreNotAddedTwice() {
        Series series = Charge.from(0)
                .read(300, Charge.in(ReadingContext.SAMPLE_CLOCK, ENERGY_ACTIVE_IMPORT_INTERVAL, "500"))
                .read(300, sample(ENERGY_ACTIVE_IMPORT_INTERVAL, "500"))
                .read(600, sample(ENERGY_ACTIVE_IMPORT_INTERVAL, "600"))
                .series();

        assertThat(series.energy().totalWh()).isEqualTo(1100);
        assertThat(series.leftOut()).hasSize(1);
    }

    @Test
    void powerIsIntegratedForWantOfAnythingBetter() {
        Energy energy = Charge.from(0)
                .read(0, sample(POWER_ACTIVE_IMPORT, "6000"))
                .read(1800, sample(POWER_ACTIVE_IMPORT, "6000"))
                .read(3600, sample(POWER_ACTIVE_IMPORT, "0"))
                .series()
                .energy();

        assertThat(energy.totalWh()).isCloseTo(4500, within(1e-6));
        assertThat(energy.basis()).isEqualTo(Basis.POWER);
        assertThat(energy.confidence()).isEqualTo(Confidence.ESTIMATED);
    }

    @Test
    void powerOfPhasesIsSummed() {
        Series series = Charge.from(0)
                .read(
                        60,
                        sample(POWER_ACTIVE_IMPORT, "2300", UnitOfMeasure.W, Phase.L1_N),
                        sample(POWER_ACTIVE_IMPORT, "2.2", UnitOfMeasure.KW, Phase.L2_N),
                        sample(POWER_ACTIVE_IMPORT, "2100", UnitOfMeasure.W, Phase.L3_N))
                .series();

        assertThat(series.power().points()).containsExactly(new Point(Charge.after(60), 6600, Origin.DERIVED, 0));
        assertThat(series.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.PHASES_SUMMED);
        assertThat(series.others()).hasSize(3);
    }

    @Test
    void theValueOfAllPhasesWinsOverTheirSum() {
        Series series = Charge.from(0)
                .read(
                        60,
                        sample(POWER_ACTIVE_IMPORT, "2300", UnitOfMeasure.W, Phase.L1),
                        sample(POWER_ACTIVE_IMPORT, "6800"))
                .series();

        assertThat(values(series.power())).containsExactly(6800.0);
        assertThat(series.others()).extracting(line -> line.quantity().phase()).containsExactly(Phase.L1);
    }

    @Test
    void registersOfPhasesAreSummed() {
        Energy energy = Charge.from(3000)
                .read(
                        60,
                        sample(ENERGY_ACTIVE_IMPORT_REGISTER, "1010", null, Phase.L1),
                        sample(ENERGY_ACTIVE_IMPORT_REGISTER, "1020", null, Phase.L2),
                        sample(ENERGY_ACTIVE_IMPORT_REGISTER, "1030", null, Phase.L3))
                .series()
                .energy();

        assertThat(energy.totalWh()).isEqualTo(60);
        assertThat(energy.confidence()).isEqualTo(Confidence.DERIVED);
    }

    @Test
    void currentAndVoltageStayByPhase() {
        Series series = Charge.from(0)
                .read(
                        60,
                        sample(CURRENT_IMPORT, "16", UnitOfMeasure.A, Phase.L2),
                        sample(CURRENT_IMPORT, "15.9", UnitOfMeasure.A, Phase.L1),
                        sample(VOLTAGE, "231", UnitOfMeasure.V, Phase.L1_N),
                        sample(VOLTAGE, "400", UnitOfMeasure.V, Phase.L1_L2))
                .series();

        assertThat(series.currents())
                .extracting(line -> line.quantity().phase())
                .containsExactly(Phase.L1, Phase.L2);
        assertThat(series.voltages()).extracting(SeriesTest::values).containsExactly(List.of(231.0), List.of(400.0));
    }

    @Test
    void allElseIsKeptInBaseUnits() {
        Series series = Charge.from(0)
                .read(60, sample(TEMPERATURE, "68", UnitOfMeasure.FAHRENHEIT))
                .read(120, sample(TEMPERATURE, "21", UnitOfMeasure.CELCIUS))
                .read(180, sample(TEMPERATURE, "295.15", UnitOfMeasure.K))
                .series();

        assertThat(series.others()).hasSize(1);
        assertThat(values(series.others().getFirst())).containsExactly(20.0, 21.0, 22.0);
        assertThat(series.others().getFirst().quantity().unit()).isEqualTo("Celsius");
    }

    @Test
    void readingsAreOrderedByTimeAndThenByArrival() {
        Series series = Charge.from(1000)
                .read(120, new SampledValue("1250"))
                .read(60, new SampledValue("1100"))
                .read(180, new SampledValue("1300"))
                .read(180, new SampledValue("1299"))
                .series();

        assertThat(values(series.energy().line())).containsExactly(0.0, 100.0, 250.0, 300.0);
        assertThat(series.energy().line().points()).extracting(Point::source).containsExactly(-1, 1, 0, 2);
    }

    @Test
    void aThinnedSeriesKeepsItsTotals() {
        Series series = fastCharge().series();
        Series thinned = series.thinned(10);

        assertThat(thinned.energy().totalWh()).isEqualTo(series.energy().totalWh());
        assertThat(thinned.power().points()).hasSizeLessThanOrEqualTo(10);
        assertThat(values(thinned.energy().line())).isSorted();
    }
}
