// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.protocol.core;

import dev.chargehand.protocol.Response;
import java.time.Instant;

/// Says whether the charge point may take part, and what time it is (OCPP 1.6 section 6.4).
///
/// @param status accepted, pending or rejected
/// @param currentTime the central system's time
/// @param interval when accepted, the seconds between heartbeats; else the seconds to wait before the next
/// BootNotification
public record BootNotificationResponse(RegistrationStatus status, Instant currentTime, int interval)
        implements Response {}
