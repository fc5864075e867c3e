// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromChargePoint;

/// Tells that the charge point is alive, and asks for the time (OCPP 1.6 section 4.6).
public record HeartbeatRequest() implements FromChargePoint<HeartbeatResponse> {}
