// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.metering;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.protocol.core.MeterValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Readings in SQLite: one row for each moment, its samples as the protocol's own JSON.
public final class SqliteMeterValueRepository implements MeterValueRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public SqliteMeterValueRepository(Database database) {
        this.database = database;
    }

    @Override
    public void record(
            String chargePoint,
            int connectorId,
            @Nullable Integer transactionId,
            List<MeterValue> readings,
            Instant receivedAt,
            @Nullable String frame) {
        var batch = database.handle().prepareBatch("""
                        insert into meter_value (charge_point, connector_id, transaction_id, sampled_at, received_at,
                                                 samples, digest, frame)
                        values (:chargePoint, :connector, :transaction, :sampledAt, :receivedAt, :samples, :digest, :frame)
                        on conflict do nothing
                        """);
        for (MeterValue reading : readings) {
            String samples = Samples.text(reading);
            batch.bind("chargePoint", chargePoint)
                    .bind("connector", connectorId)
                    .bind("transaction", transactionId)
                    .bind("sampledAt", Times.column(reading.timestamp()))
                    .bind("receivedAt", Times.column(receivedAt))
                    .bind("frame", frame)
                    .bind("samples", samples)
                    .bind("digest", Samples.digest(samples))
                    .add();
        }
        if (!readings.isEmpty()) {
            batch.execute();
        }
    }

    @Override
    public List<MeterValue> ofTransaction(int transactionId, int limit) {
        return database.handle()
                .createQuery("""
                        select sampled_at, samples from meter_value where transaction_id = :transaction
                         order by sampled_at, id limit :limit
                        """)
                .bind("transaction", transactionId)
                .bind("limit", limit)
                .map((row, _) ->
                        Samples.reading(Instant.ofEpochMilli(row.getLong("sampled_at")), row.getString("samples")))
                .list();
    }
}
