// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromCentralSystem;

/// Makes a connector operative or inoperative (OCPP 1.6 section 5.2).
///
/// @param connectorId the connector; 0 for the charge point with all its connectors
/// @param type what it is to become
public record ChangeAvailabilityRequest(int connectorId, AvailabilityType type)
        implements FromCentralSystem<ChangeAvailabilityResponse> {}
