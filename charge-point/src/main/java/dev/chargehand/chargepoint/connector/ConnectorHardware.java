// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.chargepoint.connector;

import java.util.OptionalDouble;

/// The hardware of one connector. Called on the charge point's own thread, so it must not block.
public interface ConnectorHardware {
    /// The register of the meter in Wh, which never falls.
    long energyRegisterWh();

    /// The power that flows now, in W.
    double powerW();

    /// The state of charge of the vehicle in percent, if it tells.
    OptionalDouble socPercent();

    /// Closes or opens the contactor.
    void contactor(boolean closed);

    /// Opens the lock of the plug; false if it is still locked.
    boolean unlock();
}
