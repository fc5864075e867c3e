// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import dev.chargehand.centralsystem.registration.Registrations;
import dev.chargehand.centralsystem.registration.UnknownChargePoints;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.websocket.Admission;
import dev.chargehand.websocket.Handshake;
import java.time.Duration;

/// Decides whom to let in, before the WebSocket opens: those that are known, and by policy those that are
/// not yet.
/// However the identity is spelt, the first spelling is the one that counts.
final class Doorkeeper implements Admission {
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

    private final Registrations registrations;
    private final UnknownChargePoints unknownChargePoints;

    Doorkeeper(Registrations registrations, UnknownChargePoints unknownChargePoints) {
        this.registrations = registrations;
        this.unknownChargePoints = unknownChargePoints;
    }

    @Override
    public Decision decide(Handshake handshake) {
        String identity = handshake.identity();
        try {
            return registrations
                    .admit(identity, unknownChargePoints)
                    .<Decision>map(known ->
                            new Accept(known.identity(), known.standing().strictness()))
                    .orElseGet(() -> new Refuse(NOT_FOUND, "no charge point of this identity is known here", null));
        } catch (StoreException e) {
            return new Refuse(UNAVAILABLE, "the store is not available: " + e.getMessage(), COME_BACK_AFTER);
        }
    }
}
