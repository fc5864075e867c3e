// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Says whether a start will be tried (OCPP 1.6 section 6.34).
///
/// @param status accepted is no promise: wait for the StartTransaction
public record RemoteStartTransactionResponse(RemoteStartStopStatus status) implements Response {}
