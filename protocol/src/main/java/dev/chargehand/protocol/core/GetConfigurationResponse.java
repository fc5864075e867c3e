// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.field.MaxLength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists configuration keys (OCPP 1.6 section 6.14).
///
/// @param configurationKey the known ones
/// @param unknownKey the asked-for names that the charge point does not know, spelt as asked
public record GetConfigurationResponse(
        @Nullable List<KeyValue> configurationKey,
        @MaxLength(50) @Nullable List<CiString> unknownKey) implements Response {
    /// Keeps its own copy of the lists.
    public GetConfigurationResponse {
        configurationKey = configurationKey == null ? null : List.copyOf(configurationKey);
        unknownKey = unknownKey == null ? null : List.copyOf(unknownKey);
    }
}
