// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.BootNotificationResponse;
import dev.chargehand.protocol.core.RegistrationStatus;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.time.Duration;
import java.time.InstantSource;

/// Accepts each charge point that got as far as a connection, and remembers what it tells of itself. It says nothing
/// about transactions: one that was running may still send its end (rule 10.9).
public final class BootNotificationHandler implements Handler<BootNotificationRequest, BootNotificationResponse> {
    private final Database database;
    private final ChargePointRepository chargePoints;
    private final Duration heartbeatInterval;
    private final InstantSource clock;

    /// @param heartbeatInterval how long a charge point may be silent
    public BootNotificationHandler(
            Database database, ChargePointRepository chargePoints, Duration heartbeatInterval, InstantSource clock) {
        this.database = database;
        this.chargePoints = chargePoints;
        this.heartbeatInterval = heartbeatInterval;
        this.clock = clock;
    }

    @Override
    public BootNotificationResponse handle(Exchange exchange, BootNotificationRequest request) {
        database.write(() -> {
            chargePoints.recordBoot(exchange.peer(), request, exchange.receivedAt());
            return true;
        });
        return new BootNotificationResponse(
                RegistrationStatus.ACCEPTED, clock.instant(), Math.toIntExact(heartbeatInterval.toSeconds()));
    }
}
