// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.simulator;

import dev.chargehand.chargepoint.connector.ConnectorHardware;
import dev.chargehand.chargepoint.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The hardware of a connector that is not there: contactor, meter and lock. The meter counts what the vehicle takes
/// while the contactor is closed; it is brought up to date whenever it is looked at. Belongs to the charge point's own
/// thread.
final class SimulatedConnector implements ConnectorHardware {
    private static final Duration STEP = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final double maxPowerW;
    private final boolean tellsSoc;
    private double registerWh;
    private Instant readAt;
    private boolean closed;
    private @Nullable Vehicle vehicle;

    /// @param registerWh where the meter stands at first
    /// @param tellsSoc whether the vehicle's state of charge is known, as it is with direct current
    SimulatedConnector(Scheduler scheduler, double maxPowerW, double registerWh, boolean tellsSoc) {
        this.scheduler = scheduler;
        this.maxPowerW = maxPowerW;
        this.registerWh = registerWh;
        this.tellsSoc = tellsSoc;
        this.readAt = scheduler.now();
    }

    void arrive(Vehicle arrived) {
        count();
        vehicle = arrived;
    }

    void leave() {
        count();
        vehicle = null;
    }

    boolean vehicleIsFull() {
        count();
        return vehicle != null && vehicle.isFull();
    }

    @Override
    public long energyRegisterWh() {
        count();
        return Math.round(registerWh);
    }

    @Override
    public double powerW() {
        count();
        return closed && vehicle != null ? vehicle.powerW(maxPowerW) : 0;
    }

    @Override
    public OptionalDouble socPercent() {
        count();
        return tellsSoc && vehicle != null ? OptionalDouble.of(vehicle.socPercent()) : OptionalDouble.empty();
    }

    @Override
    public void contactor(boolean closedNow) {
        count();
        closed = closedNow;
    }

    @Override
    public boolean unlock() {
        return true;
    }

    /// Counts up to now, in steps small enough that the falling power of a nearly full battery is followed.
    private void count() {
        Instant now = scheduler.now();
        while (readAt.isBefore(now)) {
            Duration left = Duration.between(readAt, now);
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            if (closed && vehicle != null) {
                registerWh += vehicle.charge(maxPowerW, step);
            }
            readAt = readAt.plus(step);
        }
    }
}
