// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.field.MaxLength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads configuration keys (OCPP 1.6 section 5.8).
///
/// @param key the names to read; absent or empty for all
public record GetConfigurationRequest(
        @MaxLength(50) @Nullable List<CiString> key) implements FromCentralSystem<GetConfigurationResponse> {
    /// Keeps its own copy of the list.
    public GetConfigurationRequest {
        key = key == null ? null : List.copyOf(key);
    }

    /// Reads all keys.
    public GetConfigurationRequest() {
        this(null);
    }
}
