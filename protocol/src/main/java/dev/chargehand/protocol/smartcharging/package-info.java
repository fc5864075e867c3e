// SPDX-License-Identifier: Apache-2.0
/// Charging profiles: how much a charge point may deliver, and when.
///
/// The Core profile needs them as a part of RemoteStartTransaction; the messages of the Smart Charging profile
/// will join them here. Start at [ChargingProfile].
@NullMarked
package dev.chargehand.protocol.smartcharging;

import org.jspecify.annotations.NullMarked;
