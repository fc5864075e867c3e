// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.Response;
import org.jspecify.annotations.Nullable;

/// Acknowledges the end of a transaction (OCPP 1.6 section 6.50).
///
/// @param idTagInfo what the central system thinks of the tag in the request, for the charge point's cache
public record StopTransactionResponse(@Nullable IdTagInfo idTagInfo) implements Response {
    /// An acknowledgement of a stop without a tag.
    public StopTransactionResponse() {
        this(null);
    }
}
