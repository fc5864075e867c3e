// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import dev.chargehand.protocol.core.BootNotificationRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The charge points that are known. To be used within a unit of work.
public interface ChargePointRepository {
    /// The charge point of an identity, however it is spelt.
    Optional<ChargePoint> find(String identity);

    /// Those behind an identity, in its order; from the start for an empty one.
    List<ChargePoint> list(String after, int limit);

    /// Makes a charge point known; nothing happens if it is.
    void register(String identity, Instant at);

    /// Notes that it has booted and was accepted. What it tells of itself replaces all that it told before.
    void recordBoot(String identity, BootNotificationRequest boot, Instant at);

    /// Whether it was ever accepted.
    boolean isAccepted(String identity);

    /// Notes that it was there.
    void recordSeen(String identity, Instant at);
}
