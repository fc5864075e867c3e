// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// Where a value was measured (OCPP 1.6 section 7.30).
public enum Location implements Word {
    CABLE("Cable"),
    EV("EV"),
    /// The charge point's grid side.
    INLET("Inlet"),
    /// The connector; what an absent location means.
    OUTLET("Outlet"),
    BODY("Body"),
    UNRECOGNIZED("");

    private final String word;

    Location(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
