// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.smartcharging;

import dev.chargehand.protocol.Word;

/// What a charging profile limits (OCPP 1.6 section 7.10).
public enum ChargingProfilePurpose implements Word {
    /// The whole charge point.
    CHARGE_POINT_MAX_PROFILE("ChargePointMaxProfile"),
    /// Each new transaction.
    TX_DEFAULT_PROFILE("TxDefaultProfile"),
    /// One transaction; the only purpose that RemoteStartTransaction allows.
    TX_PROFILE("TxProfile"),
    UNRECOGNIZED("");

    private final String word;

    ChargingProfilePurpose(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
