// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import dev.chargehand.chargepoint.connector.Connector;
import dev.chargehand.chargepoint.time.Scheduler;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.ChargePointErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// Whoever comes to a connector, one after the other: plugs in, shows a tag, charges until the battery is full or
/// patience ends, leaves; now and then something breaks. Belongs to the charge point's own thread.
final class Driver {
    private static final double FAULT_SHARE = 0.06;

    private final Connector connector;
    private final SimulatedConnector hardware;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final List<IdTag> tags;
    private final double maxPowerW;
    private final double pace;

    Driver(
            Connector connector,
            SimulatedConnector hardware,
            Scheduler scheduler,
            RandomGenerator random,
            Habits habits) {
        this.connector = connector;
        this.hardware = hardware;
        this.scheduler = scheduler;
        this.random = random;
        this.tags = habits.tags();
        this.maxPowerW = habits.maxPowerW();
        this.pace = habits.pace();
    }

    /// What the drivers of a connector have in common.
    ///
    /// @param tags the tags they have
    /// @param maxPowerW what their vehicles can take
    /// @param pace how much faster than real drivers they are
    record Habits(List<IdTag> tags, double maxPowerW, double pace) {}

    /// Comes for the first time after a while.
    void comeAfter(Duration wait) {
        scheduler.after(wait, this::arrive);
    }

    private void arrive() {
        if (random.nextDouble() < FAULT_SHARE) {
            connector.fault(ChargePointErrorCode.GROUND_FAILURE);
            scheduler.after(minutes(2, 4), () -> {
                connector.clearFault();
                comeAfter(minutes(1, 3));
            });
            return;
        }
        double capacity = 40_000 + random.nextInt(50) * 1000;
        hardware.arrive(new Vehicle(capacity, maxPowerW, 10 + random.nextInt(60)));
        connector.plugIn();
        IdTag tag = tags.get(random.nextInt(tags.size()));
        scheduler.after(seconds(1, 4), () -> connector.present(tag));
        Duration patience = minutes(15, 60);
        scheduler.after(patience, () -> finish(tag));
        watch();
    }

    private void watch() {
        scheduler.after(Duration.ofSeconds(5), () -> {
            if (connector.isCharging()) {
                connector.vehicleDraws(!hardware.vehicleIsFull());
                watch();
            }
        });
    }

    private void finish(IdTag tag) {
        if (connector.isCharging()) {
            connector.present(tag);
        }
        scheduler.after(seconds(20, 60), () -> {
            connector.unplug();
            hardware.leave();
            comeAfter(minutes(2, 10));
        });
    }

    private Duration minutes(int least, int most) {
        return seconds(least * 60, most * 60);
    }

    private Duration seconds(int least, int most) {
        return Duration.ofMillis(Math.round((least + random.nextDouble() * (most - least)) * 1000 / pace));
    }
}
