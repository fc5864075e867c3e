// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.status;

import static dev.chargehand.centralsystem.store.HotStatement.number;
import static dev.chargehand.centralsystem.store.HotStatement.text;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Digest;
import dev.chargehand.centralsystem.store.HotStatement;
import dev.chargehand.centralsystem.store.Row;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import java.time.Instant;
import java.util.List;

/// The states of all connectors, with their history. To be used within a unit of work.
public final class StatusRepository {
    private static final String HISTORY =
            "(charge_point, connector_id, at, digest, status, error_code, info, vendor_id, vendor_error_code, received_at)";
    private static final HotStatement KEEP = HotStatement.of(
            60,
            List.of(
                    text("charge_point"),
                    number("connector_id"),
                    number("at"),
                    number("digest"),
                    text("status"),
                    text("error_code"),
                    text("info"),
                    text("vendor_id"),
                    text("vendor_error_code"),
                    number("received_at")),
            "insert into status_history " + HISTORY + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            "insert into status_history " + HISTORY + """
             select charge_point, connector_id::int, at, digest, status, error_code, info, vendor_id,
                    vendor_error_code, received_at
               from :rows on conflict do nothing
            """);

    private static final String NEWEST = "(charge_point, connector_id, status, error_code, info, since, received_at)";
    private static final String UNLESS_OLDER = """
             on conflict (charge_point, connector_id) do update
               set status = excluded.status, error_code = excluded.error_code, info = excluded.info,
                   since = excluded.since, received_at = excluded.received_at
             where excluded.since >= connector.since
            """;
    private static final HotStatement REPLACE = HotStatement.of(
            61,
            List.of(
                    text("charge_point"),
                    number("connector_id"),
                    text("status"),
                    text("error_code"),
                    text("info"),
                    number("since"),
                    number("received_at")),
            "insert into connector " + NEWEST + " values (?, ?, ?, ?, ?, ?, ?)" + UNLESS_OLDER,
            "insert into connector " + NEWEST + """
             select distinct on (charge_point, connector_id)
                    charge_point, connector_id::int, status, error_code, info, since, received_at
               from :rows order by charge_point, connector_id, since desc
            """ + UNLESS_OLDER);

    private final Database database;

    /// Uses the unit of work that runs.
    public StatusRepository(Database database) {
        this.database = database;
    }

    /// The rows that keep a state in the history, and make it the newest if it is not older than the one
    /// that is. A
    /// connector that was not known is then.
    static List<Row> rows(String chargePoint, StatusNotificationRequest status, Instant since, Instant receivedAt) {
        String word = status.status().word();
        String error = status.errorCode().word();
        String info = status.info();
        Long connector = (long) status.connectorId();
        return List.of(
                KEEP.row(
                        chargePoint,
                        connector,
                        Times.column(since),
                        Digest.of(word + "|" + error + "|" + info + "|" + status.vendorErrorCode()),
                        word,
                        error,
                        info,
                        status.vendorId(),
                        status.vendorErrorCode(),
                        Times.column(receivedAt)),
                REPLACE.row(chargePoint, connector, word, error, info, Times.column(since), Times.column(receivedAt)));
    }

    /// The newest state of each connector of a charge point, in their order.
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

    /// The states that a charge point told of between two moments, in the order of their time.
    public List<ConnectorStatus> history(String chargePoint, Instant from, Instant to, int limit) {
        return database.handle()
                .createQuery("""
                        select connector_id, status, error_code, info, at from status_history
                         where charge_point = :chargePoint and at >= :from and at < :to order by at limit :limit
                        """)
                .bind("chargePoint", chargePoint)
                .bind("from", Times.column(from))
                .bind("to", Times.column(to))
                .bind("limit", limit)
                .map((row, _) -> new ConnectorStatus(
                        row.getInt("connector_id"),
                        row.getString("status"),
                        row.getString("error_code"),
                        row.getString("info"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /// A connector and a transaction that do not fit together.
    ///
    /// @param transactionId the transaction; 0 where there is none
    /// @param since since when the connector has its state
    record Stuck(String chargePoint, int connectorId, int transactionId, String status, Instant since) {}

    /// Transactions that run although their connector has been free since a moment before.
    List<Stuck> freeWhileRunning(Instant before, int limit) {
        return stuck("""
                select c.charge_point, c.connector_id, t.id as transaction_id, c.status, c.since
                  from charging_transaction t
                  join connector c on c.charge_point = t.charge_point and c.connector_id = t.connector_id
                 where t.stopped_at is null and c.status = 'Available' and c.since > t.started_at
                   and c.received_at < :before
                 limit :limit
                """, before, limit);
    }

    /// Connectors that have been charging since a moment before, although no transaction runs on them.
    List<Stuck> chargingWithoutTransaction(Instant before, int limit) {
        return stuck("""
                select c.charge_point, c.connector_id, 0 as transaction_id, c.status, c.since from connector c
                 where c.status in ('Charging', 'SuspendedEV', 'SuspendedEVSE') and c.connector_id > 0
                   and c.received_at < :before
                   and not exists (select 1 from charging_transaction t
                                    where t.charge_point = c.charge_point and t.connector_id = c.connector_id
                                      and t.stopped_at is null)
                 limit :limit
                """, before, limit);
    }

    private List<Stuck> stuck(String sql, Instant before, int limit) {
        return database.handle()
                .createQuery(sql)
                .bind("before", Times.column(before))
                .bind("limit", limit)
                .map((row, _) -> new Stuck(
                        row.getString("charge_point"),
                        row.getInt("connector_id"),
                        row.getInt("transaction_id"),
                        row.getString("status"),
                        Instant.ofEpochMilli(row.getLong("since"))))
                .list();
    }

    /// Deletes what arrived before a moment, in part.
    ///
    /// @return how much was deleted
    public int deleteBefore(Instant moment, int limit) {
        return database.handle()
                .createUpdate("""
                        delete from status_history where (charge_point, connector_id, at, digest) in (
                            select charge_point, connector_id, at, digest from status_history
                             where received_at < :moment limit :limit)
                        """)
                .bind("moment", Times.column(moment))
                .bind("limit", limit)
                .execute();
    }
}
