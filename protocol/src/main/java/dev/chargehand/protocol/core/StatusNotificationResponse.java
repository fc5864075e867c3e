// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Acknowledges a state (OCPP 1.6 section 6.48).
public record StatusNotificationResponse() implements Response {}
