// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromChargePoint;
import dev.chargehand.protocol.IdTag;

/// Asks whether a tag may charge (OCPP 1.6 section 4.1).
///
/// @param idTag the tag that was presented
public record AuthorizeRequest(IdTag idTag) implements FromChargePoint<AuthorizeResponse> {}
