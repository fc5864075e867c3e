// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// How to reset (OCPP 1.6 section 7.42).
public enum ResetType implements Word {
    /// Restart the hardware; transactions need not be stopped gracefully.
    HARD("Hard"),
    /// Stop transactions gracefully, then restart the application.
    SOFT("Soft"),
    UNRECOGNIZED("");

    private final String word;

    ResetType(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
