// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Says whether the charge point will restart (OCPP 1.6 section 6.40).
///
/// @param status whether it will
public record ResetResponse(ResetStatus status) implements Response {}
