// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// How to read a sampled value's text (OCPP 1.6 section 7.50).
public enum ValueFormat implements Word {
    /// A decimal number; what an absent format means.
    RAW("Raw"),
    /// A signed block in hexadecimal, not to be parsed.
    SIGNED_DATA("SignedData"),
    UNRECOGNIZED("");

    private final String word;

    ValueFormat(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
