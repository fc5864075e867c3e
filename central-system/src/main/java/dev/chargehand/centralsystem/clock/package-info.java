// SPDX-License-Identifier: Apache-2.0
/// Whether the charge points' clocks are right.
///
/// Start at [ClockWatch]. It changes no time; it only tells.
@NullMarked
package dev.chargehand.centralsystem.clock;

import org.jspecify.annotations.NullMarked;
