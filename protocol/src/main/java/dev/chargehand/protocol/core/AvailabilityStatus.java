// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The answer to ChangeAvailability (OCPP 1.6 section 7.3).
public enum AvailabilityStatus implements Word {
    /// Done, or already so.
    ACCEPTED("Accepted"),
    REJECTED("Rejected"),
    /// Done when the running transaction ends.
    SCHEDULED("Scheduled"),
    UNRECOGNIZED("");

    private final String word;

    AvailabilityStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
