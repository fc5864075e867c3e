// SPDX-License-Identifier: Apache-2.0
/// The configuration keys of a charge point (OCPP 1.6 section 9.1): those that have an effect here, and no others.
///
/// Start at [Key], the one table.
@NullMarked
package dev.chargehand.chargepoint.configuration;

import org.jspecify.annotations.NullMarked;
