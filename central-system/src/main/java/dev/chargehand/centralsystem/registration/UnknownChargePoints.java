// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

/// What becomes of a charge point that connects for the first time.
public enum UnknownChargePoints {
    /// It is made known and may take part.
    ACCEPT,
    /// It is made known and may connect, but its BootNotification is answered with Pending until somebody
    /// decides.
    HOLD,
    /// Its handshake is refused with 404, and recorded.
    REFUSE
}
