// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.FromChargePoint;
import dev.chargehand.protocol.field.MaxLength;
import org.jspecify.annotations.Nullable;

/// Carries what a vendor adds to the protocol, in either direction (OCPP 1.6 sections 4.3 and 5.6).
///
/// @param vendorId whose message it is, by convention a reversed domain name
/// @param messageId which of the vendor's messages it is
/// @param data any text, of any length; often JSON written as text
public record DataTransferRequest(
        @MaxLength(255) CiString vendorId,
        @MaxLength(50) @Nullable CiString messageId,
        @Nullable String data)
        implements FromChargePoint<DataTransferResponse>, FromCentralSystem<DataTransferResponse> {
    /// The ids as text.
    public DataTransferRequest(String vendorId, @Nullable String messageId, @Nullable String data) {
        this(new CiString(vendorId), messageId == null ? null : new CiString(messageId), data);
    }
}
