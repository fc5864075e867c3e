// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import dev.chargehand.centralsystem.registration.ChargePoint;
import dev.chargehand.centralsystem.registration.ChargePointRepository;
import dev.chargehand.centralsystem.registration.UnknownChargePoints;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.websocket.Admission;
import dev.chargehand.websocket.Handshake;
import java.time.InstantSource;
import java.util.Optional;

/// Decides whom to let in, before the WebSocket opens: those that are known, and by policy those that are not yet.
/// However the identity is spelt, the first spelling is the one that counts.
final class Doorkeeper implements Admission {
    private static final int NOT_FOUND = 404;

    private final Database database;
    private final ChargePointRepository chargePoints;
    private final UnknownChargePoints unknownChargePoints;
    private final InstantSource clock;

    Doorkeeper(
            Database database,
            ChargePointRepository chargePoints,
            UnknownChargePoints unknownChargePoints,
            InstantSource clock) {
        this.database = database;
        this.chargePoints = chargePoints;
        this.unknownChargePoints = unknownChargePoints;
        this.clock = clock;
    }

    @Override
    public Decision decide(Handshake handshake) {
        String identity = handshake.identity();
        Optional<ChargePoint> known = database.read(() -> chargePoints.find(identity));
        if (known.isPresent()) {
            return new Accept(known.get().identity(), null);
        }
        return switch (unknownChargePoints) {
            case REFUSE -> new Refuse(NOT_FOUND, "no charge point of this identity is known here", null);
            case ACCEPT -> new Accept(register(identity), null);
        };
    }

    private String register(String identity) {
        return database.write(() -> {
            chargePoints.register(identity, clock.instant());
            return chargePoints.find(identity).orElseThrow().identity();
        });
    }
}
