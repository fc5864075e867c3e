// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// Why a transaction stopped (OCPP 1.6 section 7.38). Absent means Local.
public enum Reason implements Word {
    EMERGENCY_STOP("EmergencyStop"),
    /// The cable was removed, or the vehicle left.
    EV_DISCONNECTED("EVDisconnected"),
    HARD_RESET("HardReset"),
    /// The user at the charge point.
    LOCAL("Local"),
    OTHER("Other"),
    POWER_LOSS("PowerLoss"),
    /// The charge point restarted by itself.
    REBOOT("Reboot"),
    /// RemoteStopTransaction.
    REMOTE("Remote"),
    SOFT_RESET("SoftReset"),
    UNLOCK_COMMAND("UnlockCommand"),
    /// The answer to StartTransaction did not accept the tag.
    DE_AUTHORIZED("DeAuthorized"),
    UNRECOGNIZED("");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
