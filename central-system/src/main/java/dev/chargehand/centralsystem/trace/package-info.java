// SPDX-License-Identifier: Apache-2.0
/// What becomes of the messages that arrive: counted, and told to the operator where something is wrong
/// with them.
///
/// Start at [MessageWatch]. The log of all messages will live here too.
@NullMarked
package dev.chargehand.centralsystem.trace;

import org.jspecify.annotations.NullMarked;
