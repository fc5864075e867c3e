// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The answer to UnlockConnector (OCPP 1.6 section 7.47).
public enum UnlockStatus implements Word {
    UNLOCKED("Unlocked"),
    /// Tried, and still locked.
    UNLOCK_FAILED("UnlockFailed"),
    /// No lock, or no such connector.
    NOT_SUPPORTED("NotSupported"),
    UNRECOGNIZED("");

    private final String word;

    UnlockStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
