// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Says whether the transaction will be stopped (OCPP 1.6 section 6.36).
///
/// @param status accepted is no end: wait for the StopTransaction
public record RemoteStopTransactionResponse(RemoteStartStopStatus status) implements Response {}
