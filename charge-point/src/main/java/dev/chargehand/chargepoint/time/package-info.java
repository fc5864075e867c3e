// SPDX-License-Identifier: Apache-2.0
/// The time and the thread that a charge point lives by, real or virtual.
@NullMarked
package dev.chargehand.chargepoint.time;

import org.jspecify.annotations.NullMarked;
