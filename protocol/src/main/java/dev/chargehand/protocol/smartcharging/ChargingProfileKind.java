// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.smartcharging;

import dev.chargehand.protocol.Word;

/// How the times of a schedule are meant (OCPP 1.6 section 7.9).
public enum ChargingProfileKind implements Word {
    /// From the schedule's own start.
    ABSOLUTE("Absolute"),
    /// From the schedule's start, again every day or week.
    RECURRING("Recurring"),
    /// From the start of the transaction.
    RELATIVE("Relative"),
    UNRECOGNIZED("");

    private final String word;

    ChargingProfileKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
