// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromCentralSystem;

/// Asks for the end of a transaction (OCPP 1.6 section 5.12).
///
/// @param transactionId the transaction
public record RemoteStopTransactionRequest(int transactionId)
        implements FromCentralSystem<RemoteStopTransactionResponse> {}
