// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Digest;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.centralsystem.transaction.Transaction.Source;
import dev.chargehand.centralsystem.transaction.Transaction.Stop;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What else was said about the ends of transactions: one of these may be right. To be used within a unit
/// of work.
public final class ClaimRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public ClaimRepository(Database database) {
        this.database = database;
    }

    /// Keeps what was said; a repetition changes nothing.
    public void record(int transactionId, Stop stop, @Nullable String tag, String frame, Instant receivedAt) {
        database.handle()
                .createUpdate("""
                        insert into claim (transaction_id, source, meter_stop_wh, stopped_at, reason, tag, received_at,
                                           digest, frame)
                        values (:id, :source, :meterStop, :stoppedAt, :reason, :tag, :receivedAt, :digest, :frame)
                        on conflict do nothing
                        """)
                .bind("id", transactionId)
                .bind("source", stop.source().name())
                .bind("meterStop", stop.meterWh())
                .bind("stoppedAt", Times.column(stop.at()))
                .bind("reason", stop.reason())
                .bind("tag", tag)
                .bind("receivedAt", Times.column(receivedAt))
                .bind("digest", Digest.of(stop + "|" + tag))
                .bind("frame", frame)
                .execute();
    }

    /// What was said of a transaction, in the order in which it was said.
    public List<Claim> of(int transactionId) {
        return database.handle()
                .createQuery("select * from claim where transaction_id = :id order by id")
                .bind("id", transactionId)
                .map((row, _) -> new Claim(
                        row.getLong("id"),
                        new Stop(
                                Instant.ofEpochMilli(row.getLong("stopped_at")),
                                Times.number(row, "meter_stop_wh"),
                                row.getString("reason"),
                                Source.valueOf(row.getString("source"))),
                        row.getString("tag"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        row.getString("frame")))
                .list();
    }
}
