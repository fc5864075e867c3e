// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromChargePoint;
import dev.chargehand.protocol.field.MaxLength;
import org.jspecify.annotations.Nullable;

/// Presents the charge point after each boot, before it sends anything else (OCPP 1.6 section 4.2).
///
/// @param chargePointVendor the maker
/// @param chargePointModel the model
/// @param chargePointSerialNumber the serial number of the charge point
/// @param chargeBoxSerialNumber the serial number of the charge box inside; deprecated by the specification
/// @param firmwareVersion the version of the firmware
/// @param iccid the number of the SIM card
/// @param imsi the subscriber on the SIM card
/// @param meterType the type of the main meter
/// @param meterSerialNumber the serial number of the main meter
public record BootNotificationRequest(
        @MaxLength(20) String chargePointVendor,
        @MaxLength(20) String chargePointModel,
        @MaxLength(25) @Nullable String chargePointSerialNumber,
        @MaxLength(25) @Nullable String chargeBoxSerialNumber,
        @MaxLength(50) @Nullable String firmwareVersion,
        @MaxLength(20) @Nullable String iccid,
        @MaxLength(20) @Nullable String imsi,
        @MaxLength(25) @Nullable String meterType,
        @MaxLength(25) @Nullable String meterSerialNumber)
        implements FromChargePoint<BootNotificationResponse> {
    /// A charge point that tells no more than it must.
    public BootNotificationRequest(String chargePointVendor, String chargePointModel) {
        this(chargePointVendor, chargePointModel, null, null, null, null, null, null, null);
    }
}
