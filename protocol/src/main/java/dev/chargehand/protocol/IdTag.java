// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

import dev.chargehand.protocol.field.MaxLength;
import java.util.Locale;

/// The identifier of a driver, usually the number of a card; opaque (OCPP 1.6 section 3.10, type IdToken).
///
/// Two tags that differ only in case are the same tag, so equality is by [#key]. The text itself is kept as
/// it came, also where it is longer than the 20 characters that may be sent.
///
/// @param value the text, at most 20 characters when sent
public record IdTag(@MaxLength(20) String value) implements TextValue {
    /// The form to store, index and compare: upper case, whatever the machine's language.
    public String key() {
        return value.toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdTag tag && (value.equals(tag.value) || key().equals(tag.key()));
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
