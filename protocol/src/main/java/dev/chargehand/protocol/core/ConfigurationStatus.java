// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The answer to ChangeConfiguration (OCPP 1.6 section 7.19).
public enum ConfigurationStatus implements Word {
    /// Stored and in effect.
    ACCEPTED("Accepted"),
    /// The key is known, its value was not changed.
    REJECTED("Rejected"),
    /// Stored, in effect after a reboot.
    REBOOT_REQUIRED("RebootRequired"),
    /// The key is unknown.
    NOT_SUPPORTED("NotSupported"),
    UNRECOGNIZED("");

    private final String word;

    ConfigurationStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
