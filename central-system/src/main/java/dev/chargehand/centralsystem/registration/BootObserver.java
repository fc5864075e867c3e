// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import java.time.Instant;

/// Sees charge points boot.
@FunctionalInterface
public interface BootObserver {
    /// A charge point has booted and was accepted. Called within the unit of work that stores the boot.
    ///
    /// @param bootId the id of the boot
    void booted(String chargePoint, long bootId, Instant at);
}
