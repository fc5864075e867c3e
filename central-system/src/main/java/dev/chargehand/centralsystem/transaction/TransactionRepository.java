// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Source;
import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.protocol.core.StopTransactionRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The transactions of all charge points. To be used within a unit of work.
public final class TransactionRepository {
    private static final String SELECT = "select * from charging_transaction ";

    private final Database database;

    /// Uses the unit of work that runs.
    public TransactionRepository(Database database) {
        this.database = database;
    }

    /// The answer that was given to an equal start: same charge point, connector, tag, time and meter
    /// reading.
    public Optional<StartTransactionResponse> answerTo(String chargePoint, StartTransactionRequest start) {
        return database.handle()
                .createQuery("""
                        select id, answer_status, answer_parent, answer_expiry_at from charging_transaction
                         where charge_point = :chargePoint and connector_id = :connector and tag_key = :tagKey
                           and started_at = :startedAt and meter_start_wh = :meterStart
                        """)
                .bind("chargePoint", chargePoint)
                .bind("connector", start.connectorId())
                .bind("tagKey", start.idTag().key())
                .bind("startedAt", Times.column(start.timestamp()))
                .bind("meterStart", start.meterStart())
                .map((row, _) -> answer(row))
                .findOne();
    }

    /// The transaction of that id, if it belongs to the charge point.
    public Optional<Transaction> find(String chargePoint, int id) {
        return find(id).filter(transaction -> transaction.chargePoint().equals(chargePoint));
    }

    /// The transaction of that id.
    public Optional<Transaction> find(int id) {
        return database.handle()
                .createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((row, _) -> transaction(row))
                .findOne();
    }

    /// Those of a charge point that run.
    public List<Transaction> running(String chargePoint) {
        return database.handle()
                .createQuery(SELECT + "where charge_point = :chargePoint and stopped_at is null order by id")
                .bind("chargePoint", chargePoint)
                .map((row, _) -> transaction(row))
                .list();
    }

    /// Those that run with a tag, wherever.
    public List<Transaction> runningWith(IdTag idTag) {
        return database.handle()
                .createQuery(SELECT + "where tag_key = :key and stopped_at is null order by id")
                .bind("key", idTag.key())
                .map((row, _) -> transaction(row))
                .list();
    }

    /// Those of a charge point that started around a moment, the newest first.
    public List<Transaction> around(String chargePoint, Instant moment, int limit) {
        return database.handle()
                .createQuery(SELECT + """
                        where charge_point = :chargePoint and started_at <= :moment
                        order by started_at desc, id desc limit :limit
                        """)
                .bind("chargePoint", chargePoint)
                .bind("moment", Times.column(moment))
                .bind("limit", limit)
                .map((row, _) -> transaction(row))
                .list();
    }

    /// Those that a filter asks for, newest first.
    public List<Transaction> list(TransactionFilter filter) {
        String sql = SELECT + "where id < :before"
                + (filter.chargePoint() == null ? "" : " and charge_point = :chargePoint")
                + (filter.active() ? " and stopped_at is null" : "")
                + " order by id desc limit :limit";
        Query query = database.handle()
                .createQuery(sql)
                .bind("before", filter.before())
                .bind("limit", filter.limit());
        if (filter.chargePoint() != null) {
            query.bind("chargePoint", filter.chargePoint());
        }
        return query.map((row, _) -> transaction(row)).list();
    }

    /// Those that run and started before a moment.
    public List<Transaction> runningSinceBefore(Instant moment, int limit) {
        return database.handle()
                .createQuery(SELECT + """
                        where stopped_at is null and start_received_at < :moment order by id limit :limit
                        """)
                .bind("moment", Times.column(moment))
                .bind("limit", limit)
                .map((row, _) -> transaction(row))
                .list();
    }

    /// Ends a transaction, or replaces the end that it has.
    public void recordStop(int id, Stop stop, @Nullable IdTag tag, Set<Flag> flags, Instant receivedAt) {
        database.handle()
                .createUpdate("""
                        update charging_transaction
                           set stopped_at = :stoppedAt, meter_stop_wh = :meterStop, stop_reason = :reason,
                               stop_tag = :tag, stop_received_at = :receivedAt, stop_estimated = :estimated,
                               stop_source = :source, flags = flags | :flags
                         where id = :id
                        """)
                .bind("stoppedAt", Times.column(stop.at()))
                .bind("meterStop", stop.meterWh())
                .bind("reason", stop.reason())
                .bind("tag", tag == null ? null : tag.value())
                .bind("receivedAt", Times.column(receivedAt))
                .bind("estimated", stop.estimated() ? 1 : 0)
                .bind("source", stop.source().name())
                .bind("flags", Flags.bits(flags))
                .bind("id", id)
                .execute();
    }

    /// Whether the stop is the one that the transaction already has.
    public boolean isSameStop(int id, StopTransactionRequest stop) {
        return database.handle()
                        .createQuery("""
                                select count(*) from charging_transaction
                                 where id = :id and stopped_at = :stoppedAt and meter_stop_wh = :meterStop
                                   and coalesce(stop_reason, '') = coalesce(:reason, '')
                                   and coalesce(stop_tag, '') = coalesce(:tag, '') and stop_estimated = 0
                                """)
                        .bind("id", id)
                        .bind("stoppedAt", Times.column(stop.timestamp()))
                        .bind("meterStop", stop.meterStop())
                        .bind("reason", TransactionRows.reason(stop))
                        .bind("tag", TransactionRows.tag(stop))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /// Flags what is odd.
    public void flag(int id, Set<Flag> flags) {
        database.handle()
                .createUpdate("update charging_transaction set flags = flags | :flags where id = :id")
                .bind("flags", Flags.bits(flags))
                .bind("id", id)
                .execute();
    }

    /// Flags all transactions of a charge point that run.
    public void flagRunning(String chargePoint, Flag flag) {
        database.handle()
                .createUpdate("""
                        update charging_transaction set flags = flags | :flag
                         where charge_point = :chargePoint and stopped_at is null
                        """)
                .bind("flag", flag.bit())
                .bind("chargePoint", chargePoint)
                .execute();
    }

    private static StartTransactionResponse answer(ResultSet row) throws SQLException {
        String parent = row.getString("answer_parent");
        var info = new IdTagInfo(
                AuthorizationStatus.valueOf(row.getString("answer_status")),
                Times.moment(row, "answer_expiry_at"),
                parent == null ? null : new IdTag(parent));
        return new StartTransactionResponse(row.getInt("id"), info);
    }

    private static Transaction transaction(ResultSet row) throws SQLException {
        return new Transaction(
                row.getInt("id"),
                row.getString("charge_point"),
                row.getInt("connector_id"),
                new IdTag(row.getString("tag")),
                row.getLong("meter_start_wh"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Instant.ofEpochMilli(row.getLong("start_received_at")),
                AuthorizationStatus.valueOf(row.getString("answer_status")).word(),
                Times.integer(row, "reservation_id"),
                null,
                stop(row),
                Flags.of(row.getLong("flags")));
    }

    private static @Nullable Stop stop(ResultSet row) throws SQLException {
        Instant at = Times.moment(row, "stopped_at");
        return at == null
                ? null
                : new Stop(
                        at,
                        Times.number(row, "meter_stop_wh"),
                        row.getString("stop_reason"),
                        Source.valueOf(row.getString("stop_source")));
    }
}
