// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The answer to Reset (OCPP 1.6 section 7.41).
public enum ResetStatus implements Word {
    ACCEPTED("Accepted"),
    REJECTED("Rejected"),
    UNRECOGNIZED("");

    private final String word;

    ResetStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
