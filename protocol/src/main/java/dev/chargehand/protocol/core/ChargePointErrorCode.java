// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Word;

/// What ails a connector or the charge point (OCPP 1.6 section 7.6).
public enum ChargePointErrorCode implements Word {
    CONNECTOR_LOCK_FAILURE("ConnectorLockFailure"),
    /// Only with Preparing, SuspendedEV, SuspendedEVSE or Finishing.
    EV_COMMUNICATION_ERROR("EVCommunicationError"),
    GROUND_FAILURE("GroundFailure"),
    HIGH_TEMPERATURE("HighTemperature"),
    INTERNAL_ERROR("InternalError"),
    /// The local list and the central system disagree on a tag.
    LOCAL_LIST_CONFLICT("LocalListConflict"),
    NO_ERROR("NoError"),
    /// See the vendor's own code.
    OTHER_ERROR("OtherError"),
    OVER_CURRENT_FAILURE("OverCurrentFailure"),
    POWER_METER_FAILURE("PowerMeterFailure"),
    POWER_SWITCH_FAILURE("PowerSwitchFailure"),
    READER_FAILURE("ReaderFailure"),
    RESET_FAILURE("ResetFailure"),
    UNDER_VOLTAGE("UnderVoltage"),
    OVER_VOLTAGE("OverVoltage"),
    WEAK_SIGNAL("WeakSignal"),
    UNRECOGNIZED("");

    private final String word;

    ChargePointErrorCode(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
