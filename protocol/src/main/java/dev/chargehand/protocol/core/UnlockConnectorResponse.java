// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Says whether the lock is open (OCPP 1.6 section 6.54).
///
/// @param status whether it is
public record UnlockConnectorResponse(UnlockStatus status) implements Response {}
