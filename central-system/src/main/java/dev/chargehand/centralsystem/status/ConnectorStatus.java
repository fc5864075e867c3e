// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The newest known state of a connector.
///
/// @param connectorId the connector; 0 for the charge point itself
/// @param status the state, in the protocol's word
/// @param errorCode what ails it, in the protocol's word
/// @param info more, in the charge point's words
/// @param since since when, by the charge point's clock
public record ConnectorStatus(
        int connectorId,
        String status,
        String errorCode,
        @Nullable String info,
        Instant since) {}
