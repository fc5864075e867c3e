// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// The state of a connector (OCPP 1.6 section 7.7). Connector 0, the charge point itself, knows only
/// Available, Unavailable and Faulted.
public enum ChargePointStatus implements Word {
    /// Free for a new user.
    AVAILABLE("Available"),
    /// Use has begun, no transaction yet.
    PREPARING("Preparing"),
    /// The contactor is closed and the vehicle may draw.
    CHARGING("Charging"),
    /// The vehicle is connected, the charge point offers no energy.
    SUSPENDED_EVSE("SuspendedEVSE"),
    /// Energy is offered, the vehicle takes none.
    SUSPENDED_EV("SuspendedEV"),
    /// The transaction has ended, the connector is not free yet.
    FINISHING("Finishing"),
    RESERVED("Reserved"),
    UNAVAILABLE("Unavailable"),
    FAULTED("Faulted"),
    UNRECOGNIZED("");

    private final String word;

    ChargePointStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
