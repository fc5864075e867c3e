// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A charge point as it is known.
///
/// @param identity its identity, as it was first spelt
/// @param vendor its maker, once it has booted
/// @param model its model, once it has booted
/// @param serialNumber its serial number, if it tells
/// @param firmwareVersion its firmware, if it tells
/// @param standing how it stands with us
/// @param knownSince since when it is known
/// @param lastBootAt when it last sent a BootNotification
/// @param lastSeenAt when its last connection was opened or ended
public record ChargePoint(
        String identity,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String firmwareVersion,
        Standing standing,
        Instant knownSince,
        @Nullable Instant lastBootAt,
        @Nullable Instant lastSeenAt) {}
