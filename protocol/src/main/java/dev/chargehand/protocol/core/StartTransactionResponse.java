// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.Response;

/// Gives the transaction its id (OCPP 1.6 section 6.46). It cannot refuse: the transaction runs already.
///
/// @param transactionId the id; positive and unique
/// @param idTagInfo what the central system thinks of the tag
public record StartTransactionResponse(int transactionId, IdTagInfo idTagInfo) implements Response {}
