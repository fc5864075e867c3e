// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.field.MaxLength;
import org.jspecify.annotations.Nullable;

/// A configuration key with its value (OCPP 1.6 section 7.29).
///
/// @param key the name of the key
/// @param readonly whether ChangeConfiguration is refused
/// @param value the value as text; absent if it is not set or is secret
public record KeyValue(
        @MaxLength(50) CiString key,
        boolean readonly,
        @MaxLength(500) @Nullable String value) {}
