// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.status;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StatusNotificationResponse;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;

/// Keeps whatever state a charge point tells of, also one that cannot follow from the last: a short state may have
/// been left out, and offline hours hide many.
public final class StatusNotificationHandler implements Handler<StatusNotificationRequest, StatusNotificationResponse> {
    private final Database database;
    private final ConnectorStatusRepository statuses;

    /// Stores into the repository.
    public StatusNotificationHandler(Database database, ConnectorStatusRepository statuses) {
        this.database = database;
        this.statuses = statuses;
    }

    @Override
    public StatusNotificationResponse handle(Exchange exchange, StatusNotificationRequest request) {
        return database.write(() -> {
            statuses.record(exchange.peer(), request, exchange.receivedAt());
            return new StatusNotificationResponse();
        });
    }
}
