// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.field.AtLeastOne;
import java.time.Instant;
import java.util.List;

/// The values that were read at one moment (OCPP 1.6 section 7.33).
///
/// @param timestamp the moment
/// @param sampledValue the values
public record MeterValue(Instant timestamp, @AtLeastOne List<SampledValue> sampledValue) {
    /// Keeps its own copy of the list.
    public MeterValue {
        sampledValue = List.copyOf(sampledValue);
    }
}
