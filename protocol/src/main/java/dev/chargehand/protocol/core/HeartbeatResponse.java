// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;
import java.time.Instant;

/// Tells the time (OCPP 1.6 section 6.16).
///
/// @param currentTime the central system's time
public record HeartbeatResponse(Instant currentTime) implements Response {}
