// SPDX-License-Identifier: Apache-2.0
/// What Chargehand costs, measured beside what it stands on.
///
/// Start at [Bench], the command. Every figure is a ratio of two things measured in the same run, in
/// turns; the
/// absolute numbers are this machine's on this day. Nothing of this is in the product's jar.
@NullMarked
package dev.chargehand.benchmarks;

import org.jspecify.annotations.NullMarked;
