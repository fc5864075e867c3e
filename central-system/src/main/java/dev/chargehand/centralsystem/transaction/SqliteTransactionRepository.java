// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.centralsystem.transaction.Transaction.Flag;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Transactions in SQLite. That an equal start is the same transaction is left to the unique index
/// `transaction_start_once`, so it holds however many write.
public final class SqliteTransactionRepository implements TransactionRepository {
    private static final String SELECT = """
            select t.*, (select group_concat(flag) from transaction_flag f where f.transaction_id = t.id) as flags
              from charging_transaction t
            """;

    private final Database database;

    /// Uses the unit of work that runs.
    public SqliteTransactionRepository(Database database) {
        this.database = database;
    }

    @Override
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

    @Override
    public StartTransactionResponse recordStart(
            String chargePoint, StartTransactionRequest start, IdTagInfo answer, Instant receivedAt) {
        IdTag parent = answer.parentIdTag();
        int id = database.handle()
                .createQuery("""
                        insert into charging_transaction (charge_point, connector_id, tag, tag_key, meter_start_wh,
                                started_at, start_received_at, reservation_id, answer_status, answer_parent,
                                answer_expiry_at)
                        values (:chargePoint, :connector, :tag, :tagKey, :meterStart, :startedAt, :receivedAt,
                                :reservation, :status, :parent, :expiry)
                        returning id
                        """)
                .bind("chargePoint", chargePoint)
                .bind("connector", start.connectorId())
                .bind("tag", start.idTag().value())
                .bind("tagKey", start.idTag().key())
                .bind("meterStart", start.meterStart())
                .bind("startedAt", Times.column(start.timestamp()))
                .bind("receivedAt", Times.column(receivedAt))
                .bind("reservation", start.reservationId())
                .bind("status", answer.status().name())
                .bind("parent", parent == null ? null : parent.value())
                .bind("expiry", Times.column(answer.expiryDate()))
                .mapTo(Integer.class)
                .one();
        return new StartTransactionResponse(id, answer);
    }

    @Override
    public Optional<Transaction> find(String chargePoint, int id) {
        return find(id).filter(transaction -> transaction.chargePoint().equals(chargePoint));
    }

    @Override
    public Optional<Transaction> find(int id) {
        return database.handle()
                .createQuery(SELECT + " where t.id = :id")
                .bind("id", id)
                .map((row, _) -> transaction(row))
                .findOne();
    }

    @Override
    public List<Transaction> openOn(String chargePoint, int connectorId) {
        return database.handle()
                .createQuery(SELECT + """
                         where t.charge_point = :chargePoint and t.connector_id = :connector
                           and t.stopped_at is null order by t.id
                        """)
                .bind("chargePoint", chargePoint)
                .bind("connector", connectorId)
                .map((row, _) -> transaction(row))
                .list();
    }

    @Override
    public List<Transaction> list(TransactionFilter filter) {
        String ofOne = filter.chargePoint() == null ? "" : " and t.charge_point = :chargePoint";
        String active = filter.active() ? " and t.stopped_at is null" : "";
        var query = database.handle()
                .createQuery(SELECT + " where t.id < :before" + ofOne + active + " order by t.id desc limit :limit")
                .bind("before", filter.before())
                .bind("limit", filter.limit());
        if (filter.chargePoint() != null) {
            query.bind("chargePoint", filter.chargePoint());
        }
        return query.map((row, _) -> transaction(row)).list();
    }

    @Override
    public void recordStop(int id, StopTransactionRequest stop, Instant receivedAt) {
        database.handle()
                .createUpdate("""
                        update charging_transaction
                           set stopped_at = :stoppedAt, meter_stop_wh = :meterStop, stop_reason = :reason,
                               stop_tag = :tag, stop_received_at = :receivedAt, stop_estimated = 0
                         where id = :id
                        """)
                .bind("stoppedAt", Times.column(stop.timestamp()))
                .bind("meterStop", stop.meterStop())
                .bind("reason", reason(stop))
                .bind("tag", tag(stop))
                .bind("receivedAt", Times.column(receivedAt))
                .bind("id", id)
                .execute();
    }

    @Override
    public void recordSuperseded(int id, Instant at) {
        database.handle()
                .createUpdate("""
                        update charging_transaction
                           set stopped_at = coalesce(last_sample_at, started_at), meter_stop_wh = last_energy_wh,
                               stop_received_at = :at, stop_estimated = 1
                         where id = :id and stopped_at is null
                        """)
                .bind("at", Times.column(at))
                .bind("id", id)
                .execute();
        flag(id, Flag.SUPERSEDED, at);
    }

    @Override
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
                        .bind("reason", reason(stop))
                        .bind("tag", tag(stop))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public void recordClaim(int id, StopTransactionRequest stop, String frame, Instant receivedAt) {
        database.handle()
                .createUpdate("""
                        insert into stop_claim (transaction_id, meter_stop_wh, stopped_at, reason, tag, received_at,
                                                frame)
                        values (:id, :meterStop, :stoppedAt, :reason, :tag, :receivedAt, :frame)
                        """)
                .bind("id", id)
                .bind("meterStop", stop.meterStop())
                .bind("stoppedAt", Times.column(stop.timestamp()))
                .bind("reason", reason(stop))
                .bind("tag", tag(stop))
                .bind("receivedAt", Times.column(receivedAt))
                .bind("frame", frame)
                .execute();
    }

    @Override
    public void recordProgress(int id, Progress progress) {
        database.handle()
                .createUpdate("""
                        update charging_transaction
                           set last_sample_at = :at,
                               last_energy_wh = coalesce(:register, last_energy_wh),
                               last_power_w = coalesce(:power, last_power_w),
                               last_soc_percent = coalesce(:soc, last_soc_percent)
                         where id = :id and (last_sample_at is null or last_sample_at <= :at)
                        """)
                .bind("at", Times.column(progress.at()))
                .bind("register", progress.registerWh())
                .bind("power", progress.powerW())
                .bind("soc", progress.socPercent())
                .bind("id", id)
                .execute();
    }

    @Override
    public void flag(int id, Flag flag, Instant at) {
        database.handle()
                .createUpdate("""
                        insert into transaction_flag (transaction_id, flag, at) values (:id, :flag, :at)
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bind("flag", flag.name())
                .bind("at", Times.column(at))
                .execute();
    }

    @Override
    public void recordOrphan(String chargePoint, String action, int transactionId, String frame, Instant receivedAt) {
        database.handle()
                .createUpdate("""
                        insert into orphan (charge_point, action, transaction_id, frame, received_at)
                        values (:chargePoint, :action, :transaction, :frame, :receivedAt)
                        """)
                .bind("chargePoint", chargePoint)
                .bind("action", action)
                .bind("transaction", transactionId)
                .bind("frame", frame)
                .bind("receivedAt", Times.column(receivedAt))
                .execute();
    }

    @Override
    public int orphans() {
        return database.handle()
                .createQuery("select count(*) from orphan")
                .mapTo(Integer.class)
                .one();
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
        String flags = row.getString("flags");
        return new Transaction(
                row.getInt("id"),
                row.getString("charge_point"),
                row.getInt("connector_id"),
                new IdTag(row.getString("tag")),
                row.getLong("meter_start_wh"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                AuthorizationStatus.valueOf(row.getString("answer_status")).word(),
                progress(row),
                stop(row),
                flags == null
                        ? List.of()
                        : Arrays.stream(flags.split(",", -1)).map(Flag::valueOf).toList());
    }

    private static @Nullable Progress progress(ResultSet row) throws SQLException {
        Instant at = Times.moment(row, "last_sample_at");
        return at == null
                ? null
                : new Progress(
                        at,
                        Times.number(row, "last_energy_wh"),
                        Times.decimal(row, "last_power_w"),
                        Times.decimal(row, "last_soc_percent"));
    }

    private static @Nullable Stop stop(ResultSet row) throws SQLException {
        Instant at = Times.moment(row, "stopped_at");
        return at == null
                ? null
                : new Stop(
                        at,
                        Times.number(row, "meter_stop_wh"),
                        row.getString("stop_reason"),
                        row.getBoolean("stop_estimated"));
    }

    private static @Nullable String reason(StopTransactionRequest stop) {
        return stop.reason() == null ? null : stop.reason().word();
    }

    private static @Nullable String tag(StopTransactionRequest stop) {
        return stop.idTag() == null ? null : stop.idTag().value();
    }
}
