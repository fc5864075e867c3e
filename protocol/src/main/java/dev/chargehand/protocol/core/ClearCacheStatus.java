// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The answer to ClearCache (OCPP 1.6 section 7.20).
public enum ClearCacheStatus implements Word {
    /// The cache is empty.
    ACCEPTED("Accepted"),
    /// There is no cache, or it could not be cleared.
    REJECTED("Rejected"),
    UNRECOGNIZED("");

    private final String word;

    ClearCacheStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
