// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.field;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The text has at most this many characters, counted as Unicode code points as JSON Schema does. On a list
/// of texts it holds for each item.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MaxLength {
    /// The largest number of code points.
    int value();
}
