// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Says what came of a ChangeConfiguration (OCPP 1.6 section 6.8).
///
/// @param status whether the value is stored and in effect
public record ChangeConfigurationResponse(ConfigurationStatus status) implements Response {}
