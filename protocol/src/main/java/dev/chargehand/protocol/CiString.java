// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

import java.util.Locale;

/// A text that compares without regard to case (CiString in OCPP 1.6 section 7), such as the name of a
/// configuration key. The spelling is kept as it came.
///
/// @param value the text
public record CiString(String value) implements TextValue {
    /// The form to store, index and compare: upper case, whatever the machine's language.
    public String key() {
        return value.toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CiString text && (value.equals(text.value) || key().equals(text.key()));
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
