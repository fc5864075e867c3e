// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.smartcharging.ChargingProfile;
import org.jspecify.annotations.Nullable;

/// Asks for the start of a transaction (OCPP 1.6 section 5.11).
///
/// @param idTag the tag to start with
/// @param connectorId the connector, counted from 1; absent lets the charge point choose
/// @param chargingProfile a limit for the new transaction; its purpose is TxProfile and it has no transactionId
public record RemoteStartTransactionRequest(
        IdTag idTag,
        @Nullable Integer connectorId,
        @Nullable ChargingProfile chargingProfile) implements FromCentralSystem<RemoteStartTransactionResponse> {}
