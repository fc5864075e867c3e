// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The answer to RemoteStartTransaction and RemoteStopTransaction (OCPP 1.6 section 7.40).
public enum RemoteStartStopStatus implements Word {
    /// It will be tried; what happens shows in later messages.
    ACCEPTED("Accepted"),
    REJECTED("Rejected"),
    UNRECOGNIZED("");

    private final String word;

    RemoteStartStopStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
