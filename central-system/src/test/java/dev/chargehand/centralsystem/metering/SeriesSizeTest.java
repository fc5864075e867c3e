// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static dev.chargehand.centralsystem.metering.Charge.sample;
import static dev.chargehand.protocol.core.Measurand.CURRENT_IMPORT;
import static dev.chargehand.protocol.core.Measurand.POWER_ACTIVE_IMPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.chargehand.protocol.core.Phase;
import dev.chargehand.protocol.core.SampledValue;
import dev.chargehand.protocol.core.UnitOfMeasure;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// A transaction of days with a sample each second takes no more than a moment.
class SeriesSizeTest {
    private static final int READINGS = 100_000;

    private static Series seriesOf(IntFunction<String> register) {
        Charge charge = Charge.from(0);
        for (int second = 1; second <= READINGS; second++) {
            charge.read(
                    second,
                    new SampledValue(register.apply(second)),
                    sample(POWER_ACTIVE_IMPORT, "3600", UnitOfMeasure.W, Phase.L1),
                    sample(POWER_ACTIVE_IMPORT, "3600", UnitOfMeasure.W, Phase.L2),
                    sample(CURRENT_IMPORT, "16", UnitOfMeasure.A, Phase.L1),
                    sample(CURRENT_IMPORT, "16", UnitOfMeasure.A, Phase.L2));
        }
        return assertTimeoutPreemptively(Duration.ofSeconds(30), charge::series);
    }

    @Test
    void aHundredThousandReadingsAreRead() {
        Series series = seriesOf(second -> String.valueOf(2 * second));

        assertThat(series.leftOut()).isEmpty();
        assertThat(series.power().points()).hasSize(READINGS);
        assertThat(series.thinned(2000).energy().line().points()).hasSizeBetween(1000, 2000);
    }

    @Test
    void aHundredThousandReadingsThatFallAreRead() {
        Series series = seriesOf(second -> String.valueOf(2 * (READINGS - second)));

        assertThat(series.leftOut()).hasSizeGreaterThan(READINGS / 2);
    }

    @Test
    void aHundredThousandReadingsThatGoUpAndDownAreRead() {
        Series series = seriesOf(second -> String.valueOf(second + 500 * (second % 2)));

        assertThat(series.energy().line().points()).hasSizeGreaterThan(READINGS / 2);
    }
}
