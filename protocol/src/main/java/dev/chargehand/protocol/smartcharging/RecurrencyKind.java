// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.smartcharging;

import dev.chargehand.protocol.Word;

/// How often a recurring profile starts again (OCPP 1.6 section 7.11).
public enum RecurrencyKind implements Word {
    DAILY("Daily"),
    WEEKLY("Weekly"),
    UNRECOGNIZED("");

    private final String word;

    RecurrencyKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
