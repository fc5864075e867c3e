// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.rpc.CallOptions.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The jobs. To be used within a unit of work.
public final class JobRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public JobRepository(Database database) {
        this.database = database;
    }

    /// Stores a new job.
    ///
    /// @param request the request as JSON, without what is secret
    /// @return its id
    long insert(Order order, String action, String request, Instant at) {
        return database.handle()
                .createQuery("""
                        insert into job (action, request, created_at, created_by, offline_policy, priority, per_second,
                                         expires_at, idempotency_key)
                        values (:action, :request, :at, :by, :policy, :priority, :perSecond, :expiresAt, :key)
                        returning id
                        """)
                .bind("action", action)
                .bind("request", request)
                .bind("at", Times.column(at))
                .bind("by", order.by())
                .bind("policy", order.offlinePolicy().name())
                .bind("priority", order.priority().name())
                .bind("perSecond", order.perSecond())
                .bind("expiresAt", Times.column(at.plus(order.within())))
                .bind("key", order.idempotencyKey())
                .mapTo(Long.class)
                .one();
    }

    /// The job of that id.
    public Optional<Job> find(long id) {
        return database.handle()
                .createQuery("select * from job where id = :id")
                .bind("id", id)
                .map((row, _) -> job(row))
                .findOne();
    }

    /// The job that was ordered under a key.
    Optional<Job> ofKey(String key) {
        return database.handle()
                .createQuery("select * from job where idempotency_key = :key")
                .bind("key", key)
                .map((row, _) -> job(row))
                .findOne();
    }

    /// The last jobs, newest first.
    ///
    /// @param before only those with a lower id
    public List<Job> list(long before, int limit) {
        return database.handle()
                .createQuery("select * from job where id < :before order by id desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> job(row))
                .list();
    }

    /// Notes that a job is cancelled.
    void markCancelled(long id, Instant at) {
        database.handle()
                .createUpdate("update job set cancelled_at = coalesce(cancelled_at, :at) where id = :id")
                .bind("at", Times.column(at))
                .bind("id", id)
                .execute();
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                row.getString("action"),
                row.getString("request"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"),
                OfflinePolicy.valueOf(row.getString("offline_policy")),
                Priority.valueOf(row.getString("priority")),
                Times.decimal(row, "per_second"),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                Times.moment(row, "cancelled_at"));
    }
}
