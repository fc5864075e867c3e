// SPDX-License-Identifier: Apache-2.0
/// A charge point: what it does by itself, and what the central system asks of it.
///
/// Start at [ChargePoint]. Hardware comes in through [dev.chargehand.chargepoint.connector.ConnectorHardware], time
/// through [dev.chargehand.chargepoint.time.Scheduler], the central system through [dev.chargehand.rpc.Caller]. This
/// package knows no socket and no
/// simulator.
@NullMarked
package dev.chargehand.chargepoint;

import org.jspecify.annotations.NullMarked;
