// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import static dev.chargehand.centralsystem.store.HotStatement.number;
import static dev.chargehand.centralsystem.store.HotStatement.text;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Digest;
import dev.chargehand.centralsystem.store.HotStatement;
import dev.chargehand.centralsystem.store.Row;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.centralsystem.transaction.MeterReadings;
import dev.chargehand.centralsystem.transaction.Transaction.Progress;
import dev.chargehand.protocol.core.MeterValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The readings of all meters: one row for each moment, its samples as the protocol's own JSON. A reading
/// that comes
/// again is the same row.
public final class MeterValueRepository implements MeterReadings {
    private static final int NEWEST = 5;
    private static final String COLUMNS =
            "(charge_point, connector_id, sampled_at, digest, transaction_id, received_at, samples, frame)";
    private static final HotStatement INSERT = HotStatement.of(
            50,
            List.of(
                    text("charge_point"),
                    number("connector_id"),
                    number("sampled_at"),
                    number("digest"),
                    number("transaction_id"),
                    number("received_at"),
                    text("samples"),
                    text("frame")),
            "insert into reading " + COLUMNS + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            "insert into reading " + COLUMNS + """
             select charge_point, connector_id::int, sampled_at, digest, transaction_id::int, received_at, samples,
                    frame
               from :rows on conflict do nothing
            """);

    private final Database database;

    /// Uses the unit of work that runs.
    public MeterValueRepository(Database database) {
        this.database = database;
    }

    /// Whose readings they are, and what is known of them beside themselves.
    ///
    /// @param transactionId the transaction they belong to; null for none
    /// @param frame the message they came in, where that was odd; else null
    public record Origin(
            String chargePoint,
            int connectorId,
            @Nullable Integer transactionId,
            Instant receivedAt,
            @Nullable String frame) {}

    /// The rows that keep readings.
    public static List<Row> rows(Origin origin, List<MeterValue> readings) {
        return readings.stream().map(reading -> row(origin, reading)).toList();
    }

    private static Row row(Origin origin, MeterValue reading) {
        String samples = Samples.text(reading);
        Integer transaction = origin.transactionId();
        return INSERT.row(
                origin.chargePoint(),
                (long) origin.connectorId(),
                Times.column(reading.timestamp()),
                Digest.of(samples),
                transaction == null ? null : transaction.longValue(),
                Times.column(origin.receivedAt()),
                samples,
                origin.frame());
    }

    @Override
    public List<Row> rows(
            String chargePoint, int connectorId, int transactionId, List<MeterValue> readings, Instant at) {
        return rows(new Origin(chargePoint, connectorId, transactionId, at, null), readings);
    }

    @Override
    public Optional<Progress> newest(int transactionId) {
        return database
                .handle()
                .createQuery("""
                        select sampled_at, samples from reading where transaction_id = :transaction
                         order by sampled_at desc limit :limit
                        """)
                .bind("transaction", transactionId)
                .bind("limit", NEWEST)
                .map((row, _) ->
                        Samples.reading(Instant.ofEpochMilli(row.getLong("sampled_at")), row.getString("samples")))
                .list()
                .stream()
                .map(Readings::of)
                .reduce(Progress::with);
    }

    @Override
    public void attach(String chargePoint, int connectorId, Instant receivedAt, int transactionId) {
        database.handle()
                .createUpdate("""
                        update reading set transaction_id = :transaction
                         where charge_point = :chargePoint and connector_id = :connector
                           and received_at = :receivedAt and transaction_id is null
                        """)
                .bind("transaction", transactionId)
                .bind("chargePoint", chargePoint)
                .bind("connector", connectorId)
                .bind("receivedAt", Times.column(receivedAt))
                .execute();
    }

    /// The readings of a transaction in the order of their time.
    public List<MeterValue> ofTransaction(int transactionId, int limit) {
        return database.handle()
                .createQuery("""
                        select sampled_at, samples from reading where transaction_id = :transaction
                         order by sampled_at, received_at limit :limit
                        """)
                .bind("transaction", transactionId)
                .bind("limit", limit)
                .map((row, _) ->
                        Samples.reading(Instant.ofEpochMilli(row.getLong("sampled_at")), row.getString("samples")))
                .list();
    }

    /// The readings of a transaction as they are kept, in the order of their time.
    public List<StoredReading> stored(int transactionId, int limit) {
        return database.handle()
                .createQuery("""
                        select connector_id, sampled_at, received_at, samples from reading
                         where transaction_id = :transaction order by sampled_at, received_at limit :limit
                        """)
                .bind("transaction", transactionId)
                .bind("limit", limit)
                .map((row, _) -> new StoredReading(
                        row.getLong("received_at"),
                        row.getInt("connector_id"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        Samples.reading(Instant.ofEpochMilli(row.getLong("sampled_at")), row.getString("samples"))))
                .list();
    }

    /// Deletes readings that arrived before a moment, in part; those of transactions that run are kept.
    ///
    /// @return how many were deleted
    public int deleteBefore(Instant moment, int limit) {
        return database.handle()
                .createUpdate("""
                        delete from reading where (charge_point, connector_id, sampled_at, digest) in (
                            select r.charge_point, r.connector_id, r.sampled_at, r.digest from reading r
                             where r.received_at < :moment and r.sampled_at < :moment
                               and not exists (select 1 from charging_transaction t
                                                where t.id = r.transaction_id and t.stopped_at is null)
                             limit :limit)
                        """)
                .bind("moment", Times.column(moment))
                .bind("limit", limit)
                .execute();
    }
}
