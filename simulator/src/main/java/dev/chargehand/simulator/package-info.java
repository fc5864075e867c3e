// SPDX-License-Identifier: Apache-2.0
/// Virtual hardware, vehicles and drivers that make a [dev.chargehand.chargepoint.ChargePoint] live.
///
/// Start at [DemoFleet]. The charge points are the real ones of the library; only what they are built into is made up.
@NullMarked
package dev.chargehand.simulator;

import org.jspecify.annotations.NullMarked;
