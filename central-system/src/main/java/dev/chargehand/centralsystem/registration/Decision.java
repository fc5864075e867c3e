// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

/// What was decided about a charge point; what its BootNotification is answered with (OCPP 1.6 section
/// 4.2).
public enum Decision {
    /// It may take part.
    ACCEPT,
    /// Somebody has yet to decide; it may connect and wait.
    HOLD,
    /// It may not take part.
    REJECT
}
