// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.FromCentralSystem;

/// Empties the charge point's authorization cache (OCPP 1.6 section 5.4).
public record ClearCacheRequest() implements FromCentralSystem<ClearCacheResponse> {}
