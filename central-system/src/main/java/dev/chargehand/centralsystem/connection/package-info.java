// SPDX-License-Identifier: Apache-2.0
/// Who is connected, and who was turned away.
///
/// Start at [ConnectionRegister]. What it says comes from sockets, never from messages or by hand.
@NullMarked
package dev.chargehand.centralsystem.connection;

import org.jspecify.annotations.NullMarked;
