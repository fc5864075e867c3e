// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// What a connector, or the whole charge point, is to become (OCPP 1.6 section 7.4).
public enum AvailabilityType implements Word {
    INOPERATIVE("Inoperative"),
    OPERATIVE("Operative"),
    UNRECOGNIZED("");

    private final String word;

    AvailabilityType(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
