// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.field;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The list has at least one item. The specification's text says so (cardinality 1..*); the official schemas
/// do not, so the exported ones do not either.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AtLeastOne {}
