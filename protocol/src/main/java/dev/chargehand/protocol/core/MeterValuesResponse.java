// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;

/// Acknowledges meter values (OCPP 1.6 section 6.18).
public record MeterValuesResponse() implements Response {}
