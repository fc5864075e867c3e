// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromCentralSystem;

/// Asks for a connector's lock to open, to help with a stuck plug (OCPP 1.6 section 5.18).
///
/// @param connectorId the connector, counted from 1
public record UnlockConnectorRequest(int connectorId) implements FromCentralSystem<UnlockConnectorResponse> {}
