// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;
import org.jspecify.annotations.Nullable;

/// Answers a DataTransfer (OCPP 1.6 section 6.12).
///
/// @param status whether the message was known and taken
/// @param data any text, of any length
public record DataTransferResponse(
        DataTransferStatus status, @Nullable String data) implements Response {
    /// A bare status.
    public DataTransferResponse(DataTransferStatus status) {
        this(status, null);
    }
}
