// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint;

import dev.chargehand.chargepoint.connector.ConnectorHardware;
import java.util.OptionalDouble;

/// A connector whose meter runs 1 Wh a second while its contactor is closed.
final class FakeHardware implements ConnectorHardware {
    private final VirtualTime time;
    private long closedAt;
    private long register = 1000;
    private boolean closed;

    FakeHardware(VirtualTime time) {
        this.time = time;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public long energyRegisterWh() {
        return register + (closed ? time.now().getEpochSecond() - closedAt : 0);
    }

    @Override
    public double powerW() {
        return closed ? 3600 : 0;
    }

    @Override
    public OptionalDouble socPercent() {
        return OptionalDouble.empty();
    }

    @Override
    public void contactor(boolean closedNow) {
        register = energyRegisterWh();
        closed = closedNow;
        closedAt = time.now().getEpochSecond();
    }

    @Override
    public boolean unlock() {
        return true;
    }
}
