// SPDX-License-Identifier: Apache-2.0
/// What the person in front of the terminal wants to see: colours, and how much of the log.
///
/// It knows no command; [dev.chargehand.app.Chargehand] offers its settings to all of them.
@NullMarked
package dev.chargehand.app.terminal;

import org.jspecify.annotations.NullMarked;
