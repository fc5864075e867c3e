// SPDX-License-Identifier: Apache-2.0
/// The `chargehand` command: one class for each verb, each in the package of what it does.
///
/// Start at [Chargehand]. This module knows all others and is known by none.
@NullMarked
package dev.chargehand.app;

import org.jspecify.annotations.NullMarked;
