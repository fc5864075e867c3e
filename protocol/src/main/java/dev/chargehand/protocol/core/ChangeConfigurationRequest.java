// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.field.MaxLength;

/// Sets one configuration key (OCPP 1.6 section 5.3).
///
/// @param key the name of the key
/// @param value the value as text, whatever its type
public record ChangeConfigurationRequest(
        @MaxLength(50) CiString key, @MaxLength(500) String value)
        implements FromCentralSystem<ChangeConfigurationResponse> {
    /// The key by its name as text.
    public ChangeConfigurationRequest(String key, String value) {
        this(new CiString(key), value);
    }
}
