// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.status;

import dev.chargehand.centralsystem.clock.ClockWatch;
import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StatusNotificationResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import java.time.Instant;

/// Keeps whatever state a charge point tells of, also one that cannot follow from the last: a short state
/// may have
/// been left out, and offline hours hide many. It ends no transaction, whatever the state is.
public final class StatusNotificationHandler implements Handler<StatusNotificationRequest, StatusNotificationResponse> {
    private final Database database;
    private final ClockWatch clocks;
    private final EventLog events;

    /// Stores into the database.
    public StatusNotificationHandler(Database database, ClockWatch clocks, EventLog events) {
        this.database = database;
        this.clocks = clocks;
        this.events = events;
    }

    @Override
    public StatusNotificationResponse handle(Exchange exchange, StatusNotificationRequest request) {
        Instant told = request.timestamp();
        Instant since = told == null ? exchange.receivedAt() : told;
        if (told != null) {
            clocks.heard(exchange.peer(), told, exchange.receivedAt());
        }
        database.store(StatusRepository.rows(exchange.peer(), request, since, exchange.receivedAt()));
        if (events.hasListeners()) {
            events.tell(
                    EventType.STATUS_CHANGED,
                    exchange.peer(),
                    null,
                    EventData.object()
                            .with("connectorId", request.connectorId())
                            .with("status", request.status().word())
                            .with("errorCode", request.errorCode().word())
                            .with("info", request.info())
                            .with("since", since.toString())
                            .text());
        }
        return new StatusNotificationResponse();
    }
}
