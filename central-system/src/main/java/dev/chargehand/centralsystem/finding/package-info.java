// SPDX-License-Identifier: Apache-2.0
/// What an operator should know of a charge point: kept, counted, and open until it is resolved.
///
/// Start at [Findings], which collects, and [FindingRepository], which keeps. This package knows nothing
/// of what the
/// findings are about; whoever finds something says it in words.
@NullMarked
package dev.chargehand.centralsystem.finding;

import org.jspecify.annotations.NullMarked;
