// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromCentralSystem;

/// Makes the charge point restart (OCPP 1.6 section 5.14).
///
/// @param type gracefully or not
public record ResetRequest(ResetType type) implements FromCentralSystem<ResetResponse> {}
