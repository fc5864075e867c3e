// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.registration;

import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.BootNotificationResponse;
import dev.chargehand.protocol.core.RegistrationStatus;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.time.InstantSource;

/// Answers a charge point by what was decided about it, and remembers what it tells of itself. It ends no
/// transactions: one that was running may still send its end (rule 10.9).
public final class BootNotificationHandler implements Handler<BootNotificationRequest, BootNotificationResponse> {
    private final Database database;
    private final ChargePointRepository chargePoints;
    private final Registrations registrations;
    private final EventLog events;
    private final BootObserver observer;
    private final Intervals intervals;
    private final InstantSource clock;

    /// @param observer sees those that are accepted
    /// @param intervals what is said about when to come back
    public BootNotificationHandler(
            Database database,
            ChargePointRepository chargePoints,
            Registrations registrations,
            EventLog events,
            BootObserver observer,
            Intervals intervals,
            InstantSource clock) {
        this.database = database;
        this.chargePoints = chargePoints;
        this.registrations = registrations;
        this.events = events;
        this.observer = observer;
        this.intervals = intervals;
        this.clock = clock;
    }

    @Override
    public BootNotificationResponse handle(Exchange exchange, BootNotificationRequest request) {
        String identity = exchange.peer();
        Standing standing = registrations.standing(identity);
        RegistrationStatus status = switch (standing.decision()) {
            case ACCEPT -> RegistrationStatus.ACCEPTED;
            case HOLD -> RegistrationStatus.PENDING;
            case REJECT -> RegistrationStatus.REJECTED;
        };
        Standing now = database.write(() -> {
            record(exchange, request, status);
            return chargePoints.find(identity).orElseThrow().standing();
        });
        registrations.remember(identity, now);
        return new BootNotificationResponse(
                status,
                clock.instant(),
                status == RegistrationStatus.ACCEPTED ? intervals.heartbeatOf(identity) : intervals.retrySeconds());
    }

    private void record(Exchange exchange, BootNotificationRequest request, RegistrationStatus status) {
        String identity = exchange.peer();
        long boot = chargePoints.recordBoot(identity, request, status.word(), exchange.frame(), exchange.receivedAt());
        if (status == RegistrationStatus.ACCEPTED) {
            chargePoints.recordAccepted(identity, exchange.receivedAt());
            observer.booted(identity, boot, exchange.receivedAt());
        }
        events.record(
                EventType.CHARGE_POINT_BOOTED,
                identity,
                null,
                EventData.object()
                        .with("bootId", boot)
                        .with("status", status.word())
                        .with("vendor", request.chargePointVendor())
                        .with("model", request.chargePointModel())
                        .with("firmwareVersion", request.firmwareVersion())
                        .text());
    }
}
