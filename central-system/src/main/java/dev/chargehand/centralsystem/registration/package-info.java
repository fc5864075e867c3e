// SPDX-License-Identifier: Apache-2.0
/// Which charge points there are, and whether they may take part (OCPP 1.6 sections 4.2 and 4.6).
///
/// Start at [Registrations], then [BootNotificationHandler]. This package knows nothing of transactions or
/// sockets;
/// whoever wants to know of boots is a [BootObserver].
@NullMarked
package dev.chargehand.centralsystem.registration;

import org.jspecify.annotations.NullMarked;
