// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol;

/// A record of one text component that stands in JSON as that text, not as an object.
public interface TextValue {
    /// The text as received or as it will be sent.
    String value();
}
