// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromChargePoint;
import dev.chargehand.protocol.field.MaxLength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tells the state of a connector (OCPP 1.6 section 4.9).
///
/// @param connectorId the connector; 0 for the charge point itself
/// @param errorCode what ails it; NoError normally
/// @param status the state
/// @param info more in words
/// @param timestamp since when; absent means now
/// @param vendorId whose error code it is
/// @param vendorErrorCode the vendor's own error code
public record StatusNotificationRequest(
        int connectorId,
        ChargePointErrorCode errorCode,
        ChargePointStatus status,
        @MaxLength(50) @Nullable String info,
        @Nullable Instant timestamp,
        @MaxLength(255) @Nullable String vendorId,
        @MaxLength(50) @Nullable String vendorErrorCode)
        implements FromChargePoint<StatusNotificationResponse> {
    /// A state since a moment, without more words.
    public StatusNotificationRequest(
            int connectorId, ChargePointErrorCode errorCode, ChargePointStatus status, Instant timestamp) {
        this(connectorId, errorCode, status, null, timestamp, null, null);
    }
}
