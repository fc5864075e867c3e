// SPDX-License-Identifier: Apache-2.0
/// How a command ends that cannot do what it was asked: three lines and an exit code.
///
/// A command throws a [CommandException]; [Failures] turns it, and everything else, into words. This
/// package knows
/// no command.
@NullMarked
package dev.chargehand.app.failure;

import org.jspecify.annotations.NullMarked;
