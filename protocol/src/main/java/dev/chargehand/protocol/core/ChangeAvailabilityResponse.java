// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Says what comes of a ChangeAvailability (OCPP 1.6 section 6.6).
///
/// @param status done, to be done later, or not
public record ChangeAvailabilityResponse(AvailabilityStatus status) implements Response {}
