// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// Whether a charge point may take part (OCPP 1.6 section 7.39).
public enum RegistrationStatus implements Word {
    /// The interval in the response is that of heartbeats.
    ACCEPTED("Accepted"),
    /// The central system wants to look at or set something first; the interval is the wait before the next try.
    PENDING("Pending"),
    /// The charge point stays silent for the interval, then tries again.
    REJECTED("Rejected"),
    UNRECOGNIZED("");

    private final String word;

    RegistrationStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
