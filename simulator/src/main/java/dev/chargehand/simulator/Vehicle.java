// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import java.time.Duration;

/// A vehicle at a plug: a battery that fills.
///
/// Up to 80 percent it takes all the power it can; from there the power falls in a straight line to a twentieth when
/// it is full, as batteries want it.
final class Vehicle {
    private static final double TAPER_FROM = 0.8;
    private static final double LEAST_SHARE = 0.05;
    private static final double SECONDS_PER_HOUR = 3600;

    private final double capacityWh;
    private final double maxPowerW;
    private double energyWh;

    /// @param socPercent how full it is when it arrives
    Vehicle(double capacityWh, double maxPowerW, double socPercent) {
        this.capacityWh = capacityWh;
        this.maxPowerW = maxPowerW;
        this.energyWh = capacityWh * socPercent / 100;
    }

    double socPercent() {
        return 100 * energyWh / capacityWh;
    }

    boolean isFull() {
        return energyWh >= capacityWh;
    }

    /// The power it takes now where so much is offered.
    double powerW(double offeredW) {
        if (isFull()) {
            return 0;
        }
        double share = energyWh / capacityWh;
        double left = (1 - share) / (1 - TAPER_FROM);
        double wanted = share <= TAPER_FROM ? maxPowerW : maxPowerW * Math.max(LEAST_SHARE, left);
        return Math.min(wanted, offeredW);
    }

    /// Charges for a while and says how many Wh went in.
    double charge(double offeredW, Duration time) {
        double wh = powerW(offeredW) * time.toNanos() / 1e9 / SECONDS_PER_HOUR;
        double taken = Math.min(wh, capacityWh - energyWh);
        energyWh += taken;
        return taken;
    }
}
