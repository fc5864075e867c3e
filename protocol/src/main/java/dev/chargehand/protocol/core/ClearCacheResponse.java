// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Says whether the cache is empty (OCPP 1.6 section 6.10).
///
/// @param status whether it is
public record ClearCacheResponse(ClearCacheStatus status) implements Response {}
