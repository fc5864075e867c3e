// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VehicleTest {
    private final Vehicle vehicle = new Vehicle(50_000, 100_000, 10);

    @Test
    void whatGoesInIsPowerTimesTime() {
        assertThat(vehicle.charge(11_000, Duration.ofHours(1))).isCloseTo(11_000, within(0.001));
        assertThat(vehicle.socPercent()).isCloseTo(32, within(0.001));
    }

    @Test
    void itTakesNoMoreThanIsOfferedAndNoMoreThanItCan() {
        assertThat(vehicle.powerW(11_000)).isEqualTo(11_000);
        assertThat(vehicle.powerW(350_000)).isEqualTo(100_000);
    }

    @Test
    void towardsTheEndItTakesLessAndLess() {
        double last = Double.MAX_VALUE;
        while (!vehicle.isFull()) {
            double power = vehicle.powerW(350_000);
            assertThat(power).isPositive().isLessThanOrEqualTo(last);
            last = power;
            vehicle.charge(350_000, Duration.ofSeconds(10));
        }
        assertThat(last).isLessThan(10_000);
        assertThat(vehicle.socPercent()).isCloseTo(100, within(0.001));
        assertThat(vehicle.powerW(350_000)).isZero();
    }
}
