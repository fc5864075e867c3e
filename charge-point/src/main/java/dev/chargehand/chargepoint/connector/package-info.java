// SPDX-License-Identifier: Apache-2.0
/// Connectors: their hardware, their states, and the sessions at them (OCPP 1.6 sections 4.8 to 4.10).
///
/// Start at [Connector]; [ConnectorHardware] is what a real or simulated one implements.
@NullMarked
package dev.chargehand.chargepoint.connector;

import org.jspecify.annotations.NullMarked;
