// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.status;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import java.time.Instant;
import java.util.List;

/// Connector states in SQLite.
public final class SqliteConnectorStatusRepository implements ConnectorStatusRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public SqliteConnectorStatusRepository(Database database) {
        this.database = database;
    }

    @Override
    public void record(String chargePoint, StatusNotificationRequest status, Instant receivedAt) {
        Instant told = status.timestamp();
        Instant since = told == null ? receivedAt : told;
        for (String sql : List.of("""
                insert into connector_history (charge_point, connector_id, status, error_code, info, vendor_id,
                                               vendor_error_code, at, received_at)
                values (:chargePoint, :connector, :status, :errorCode, :info, :vendorId, :vendorErrorCode, :since,
                        :receivedAt)
                """, """
                insert into connector (charge_point, connector_id, status, error_code, info, since, received_at)
                values (:chargePoint, :connector, :status, :errorCode, :info, :since, :receivedAt)
                on conflict (charge_point, connector_id) do update
                   set status = excluded.status, error_code = excluded.error_code, info = excluded.info,
                       since = excluded.since, received_at = excluded.received_at
                 where excluded.since >= connector.since
                """)) {
            database.handle()
                    .createUpdate(sql)
                    .bind("chargePoint", chargePoint)
                    .bind("connector", status.connectorId())
                    .bind("status", status.status().word())
                    .bind("errorCode", status.errorCode().word())
                    .bind("info", status.info())
                    .bind("vendorId", status.vendorId())
                    .bind("vendorErrorCode", status.vendorErrorCode())
                    .bind("since", Times.column(since))
                    .bind("receivedAt", Times.column(receivedAt))
                    .execute();
        }
    }

    @Override
    public List<ConnectorStatus> newest(String chargePoint) {
        return database.handle()
                .createQuery("""
                        select connector_id, status, error_code, info, since from connector
                         where charge_point = :chargePoint order by connector_id
                        """)
                .bind("chargePoint", chargePoint)
                .map((row, _) -> new ConnectorStatus(
                        row.getInt("connector_id"),
                        row.getString("status"),
                        row.getString("error_code"),
                        row.getString("info"),
                        Instant.ofEpochMilli(row.getLong("since"))))
                .list();
    }
}
