// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.field;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The number is a whole multiple of this step, reckoned in decimals: 8.1 is a multiple of 0.1.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MultipleOf {
    /// The step as a decimal number, `"0.1"`.
    String value();
}
