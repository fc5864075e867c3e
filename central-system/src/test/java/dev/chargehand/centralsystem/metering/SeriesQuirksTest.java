// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static dev.chargehand.centralsystem.metering.Charge.sample;
import static dev.chargehand.protocol.core.Measurand.ENERGY_ACTIVE_IMPORT_REGISTER;
import static dev.chargehand.protocol.core.Measurand.POWER_ACTIVE_IMPORT;
import static dev.chargehand.protocol.core.Measurand.SOC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.metering.Energy.Basis;
import dev.chargehand.centralsystem.metering.Energy.Confidence;
import dev.chargehand.centralsystem.metering.LeftOut.Reason;
import dev.chargehand.centralsystem.metering.Notice.Kind;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What meters say otherwise than the protocol means it, as charge points in the field do.
class SeriesQuirksTest {
    private static List<Double> energies(Series series) {
        return series.energy().line().points().stream().map(Point::value).toList();
    }

    private static List<Kind> kinds(Series series) {
        return series.notices().stream().map(Notice::kind).toList();
    }

    private static List<Reason> reasons(Series series) {
        return series.leftOut().stream().map(LeftOut::reason).toList();
    }

    @Test
    void kilowattHoursInAWhFieldAreTakenAsSuch() {
        Series series = Charge.from(1_234_500)
                .registers("1234.6", "1234.9", "1235.3")
                .stop(200, 1_235_420L)
                .series();

        assertThat(energies(series)).containsExactly(0.0, 100.0, 400.0, 800.0, 920.0);
        assertThat(kinds(series)).containsExactly(Kind.TAKEN_AS_KWH);
        assertThat(series.notices().getFirst().sentence()).contains("1235.3", "1235420 Wh", "taken as kWh");
        assertThat(series.energy().confidence()).isEqualTo(Confidence.MEASURED);
    }

    @Test
    void aMeterThatStartsAtZeroMayCountKilowattHoursToo() {
        Series series =
                Charge.from(0).registers("0.1", "0.4", "0.8").stop(200, 920L).series();

        assertThat(energies(series)).containsExactly(0.0, 100.0, 400.0, 800.0, 920.0);
        assertThat(kinds(series)).containsExactly(Kind.TAKEN_AS_KWH);
    }

    @Test
    void kilowattHoursAreNotGuessedWithoutAStop() {
        Series series = Charge.from(1_234_500).registers("1234.6", "1234.9").series();

        assertThat(series.energy().totalWh()).isNull();
        assertThat(kinds(series)).isEmpty();
        assertThat(reasons(series)).containsOnly(Reason.REGISTER_RAN_BACKWARDS);
    }

    @Test
    void wattHoursWithFractionsStayWattHours() {
        Series series = Charge.from(1000)
                .registers("1000.5", "1100.25")
                .stop(200, 1200L)
                .series();

        assertThat(energies(series)).containsExactly(0.0, 0.5, 100.25, 200.0);
        assertThat(kinds(series)).isEmpty();
    }

    @Test
    void sessionEnergyReportedAsRegisterIsRebased() {
        Series series = Charge.from(500_000)
                .registers("100", "250", "400")
                .stop(200, 500_450L)
                .series();

        assertThat(energies(series)).containsExactly(0.0, 100.0, 250.0, 400.0, 450.0);
        assertThat(kinds(series)).containsExactly(Kind.SESSION_REGISTER);
        assertThat(series.leftOut()).isEmpty();
    }

    @Test
    void sessionEnergyIsRecognisedWhileItRuns() {
        Series series = Charge.from(500_000).registers("0", "250", "400").series();

        assertThat(series.energy().totalWh()).isEqualTo(400);
        assertThat(series.energy().confidence()).isEqualTo(Confidence.DERIVED);
    }

    @Test
    void theStopMayCountTheSessionToo() {
        Series series = Charge.from(500_000)
                .registers("100", "250", "400")
                .stop(200, 420L)
                .series();

        assertThat(series.energy().totalWh()).isEqualTo(420);
        assertThat(series.energy().basis()).isEqualTo(Basis.STOP_METER);
    }

    @Test
    void aFirstRegisterOfZeroIsNoSession() {
        Series series = Charge.from(500_000).registers("0", "500100", "500200").series();

        assertThat(energies(series)).containsExactly(0.0, 100.0, 200.0);
        assertThat(reasons(series)).containsExactly(Reason.REGISTER_RAN_BACKWARDS);
    }

    @Test
    void aStartMeterOfZeroIsReplacedByTheFirstRegister() {
        Series series =
                Charge.from(0).registers("500100", "500200").stop(200, 500_300L).series();

        assertThat(series.energy().totalWh()).isEqualTo(200);
        assertThat(series.energy().confidence()).isEqualTo(Confidence.ESTIMATED);
        assertThat(kinds(series)).containsExactly(Kind.START_DOES_NOT_FIT);
    }

    @Test
    void wattsNamedKilowattsAreTakenAsWatts() {
        Series series = Charge.from(0)
                .read(60, sample(POWER_ACTIVE_IMPORT, "7360", UnitOfMeasure.KW))
                .read(120, sample(POWER_ACTIVE_IMPORT, "7200", UnitOfMeasure.KW))
                .read(180, sample(POWER_ACTIVE_IMPORT, "0", UnitOfMeasure.KW))
                .series();

        assertThat(series.power().points()).extracting(Point::value).containsExactly(7360.0, 7200.0, 0.0);
        assertThat(kinds(series)).contains(Kind.TAKEN_AS_W);
    }

    @Test
    void theMainMeterStandsForAConnectorThatSaysNothing() {
        Series series = Charge.from(1000)
                .read(0, 60, new SampledValue("1100"))
                .read(2, 60, sample(SOC, "50"))
                .series();

        assertThat(series.energy().totalWh()).isEqualTo(100);
        assertThat(kinds(series)).containsExactly(Kind.OTHER_CONNECTOR_TAKEN);
    }

    @Test
    void oneWrongRegisterCostsItselfOnly() {
        Series series = Charge.from(1000)
                .registers("1100", "9000", "1200", "5", "1300")
                .stop(400, 1400L)
                .series();

        assertThat(energies(series)).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0);
        assertThat(reasons(series)).containsExactly(Reason.REGISTER_RAN_BACKWARDS, Reason.REGISTER_RAN_BACKWARDS);
    }

    @Test
    void aStopMeterBelowTheStartDoesNotCount() {
        Series series =
                Charge.from(1000).registers("1100", "1200").stop(200, 0L).series();

        assertThat(series.energy().totalWh()).isEqualTo(200);
        assertThat(series.energy().basis()).isEqualTo(Basis.LAST_REGISTER);
        assertThat(series.energy().confidence()).isEqualTo(Confidence.ESTIMATED);
        assertThat(kinds(series)).containsExactly(Kind.STOP_DOES_NOT_FIT);
    }

    @Test
    void aStopBeforeTheStartDoesNotBoundTheReadings() {
        Series series =
                Charge.from(1000).registers("1100", "1200").stop(-600, 1300L).series();

        assertThat(series.energy().totalWh()).isEqualTo(300);
        assertThat(energies(series)).isSorted();
        assertThat(series.leftOut()).isEmpty();
    }

    @Test
    void aClockThatIsAheadThroughoutDoesNoHarm() {
        Charge charge = Charge.from(1000).readLate(2, 3660, 60, new SampledValue("1100"));
        var facts = new TransactionFacts(2, 1000, Charge.after(3600), Charge.NOON, null);

        assertThat(Series.of(facts, charge.readings()).energy().totalWh()).isEqualTo(100);
    }

    @Test
    void registersInTenthsOfKilowattHoursDoNotRunBackwards() {
        Charge charge = Charge.from(1_234_567);
        for (String register : List.of("1234.5", "1234.6", "1235.1", "1235.6")) {
            charge.read(
                    60L * (charge.readings().size() + 1),
                    sample(ENERGY_ACTIVE_IMPORT_REGISTER, register, UnitOfMeasure.KWH));
        }
        Series series = charge.stop(300, 1_235_567L).series();

        assertThat(energies(series)).containsExactly(0.0, 0.0, 33.0, 533.0, 1000.0, 1000.0);
        assertThat(series.leftOut()).isEmpty();
        assertThat(series.notices()).isEmpty();
    }

    @Test
    void aRegisterOfTheStartOnlyLeavesTheEnergyToThePower() {
        Series series = Charge.from(1000)
                .read(0, new SampledValue("1000"), sample(POWER_ACTIVE_IMPORT, "6000"))
                .read(600, sample(POWER_ACTIVE_IMPORT, "6000"))
                .series();

        assertThat(series.energy().totalWh()).isEqualTo(1000);
        assertThat(series.energy().basis()).isEqualTo(Basis.POWER);
        assertThat(series.others()).hasSize(1);
    }

    @Test
    void theMeterOfAnEstimatedStopIsTheLastThatWasKnown() {
        Energy energy = Charge.from(1000)
                .registers("1100", "1200")
                .estimatedStop(120, 1200L)
                .series()
                .energy();

        assertThat(energy.totalWh()).isEqualTo(200);
        assertThat(energy.basis()).isEqualTo(Basis.LAST_REGISTER);
        assertThat(energy.confidence()).isEqualTo(Confidence.ESTIMATED);
    }
}
