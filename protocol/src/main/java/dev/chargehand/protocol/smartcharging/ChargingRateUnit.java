// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.smartcharging;

import dev.chargehand.protocol.Word;

/// The unit of a schedule's limits (OCPP 1.6 section 7.12).
public enum ChargingRateUnit implements Word {
    /// Amperes per phase.
    A("A"),
    /// Watts over all phases.
    W("W"),
    UNRECOGNIZED("");

    private final String word;

    ChargingRateUnit(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
