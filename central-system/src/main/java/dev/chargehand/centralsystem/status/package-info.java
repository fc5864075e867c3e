// SPDX-License-Identifier: Apache-2.0
/// What state each connector is in (OCPP 1.6 section 4.9).
///
/// Start at [StatusNotificationHandler]. A status says nothing about transactions, and this package knows
/// of none.
@NullMarked
package dev.chargehand.centralsystem.status;

import org.jspecify.annotations.NullMarked;
