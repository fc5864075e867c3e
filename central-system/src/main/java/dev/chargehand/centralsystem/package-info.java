// SPDX-License-Identifier: Apache-2.0
/// The central system as a whole: what its parts are and how they are put together.
///
/// Start at [CentralSystem]. Each feature has a package of its own beside this one; none of them knows
/// this package.
@NullMarked
package dev.chargehand.centralsystem;

import org.jspecify.annotations.NullMarked;
