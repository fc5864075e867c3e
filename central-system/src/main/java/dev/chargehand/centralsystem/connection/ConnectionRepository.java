// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.connection;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Connections that have ended, and those that never came to be. To be used within a unit of work.
public final class ConnectionRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public ConnectionRepository(Database database) {
        this.database = database;
    }

    /// Keeps a connection that has ended.
    void record(PastConnection past) {
        database.handle()
                .createUpdate("""
                        insert into past_connection (charge_point, remote, opened_at, closed_at, code, reason)
                        values (:chargePoint, :remote, :openedAt, :closedAt, :code, :reason)
                        """)
                .bind("chargePoint", past.chargePoint())
                .bind("remote", past.remote())
                .bind("openedAt", Times.column(past.openedAt()))
                .bind("closedAt", Times.column(past.closedAt()))
                .bind("code", past.code())
                .bind("reason", past.reason())
                .execute();
    }

    /// The last connections of a charge point that have ended, newest first.
    public List<PastConnection> past(String chargePoint, int limit) {
        return database.handle()
                .createQuery("""
                        select * from past_connection where charge_point = :chargePoint order by id desc limit :limit
                        """)
                .bind("chargePoint", chargePoint)
                .bind("limit", limit)
                .map((row, _) -> new PastConnection(
                        row.getString("charge_point"),
                        row.getString("remote"),
                        Instant.ofEpochMilli(row.getLong("opened_at")),
                        Instant.ofEpochMilli(row.getLong("closed_at")),
                        row.getInt("code"),
                        row.getString("reason")))
                .list();
    }

    /// Counts handshakes that were refused.
    void record(Refusal refusal) {
        database.handle()
                .createUpdate("""
                        insert into refused_handshake (identity_key, status, reason, identity, remote, path, first_at,
                                                       last_at, times)
                        values (:key, :status, :reason, :identity, :remote, :path, :firstAt, :lastAt, :times)
                        on conflict (identity_key, status, reason) do update
                           set identity = excluded.identity, remote = excluded.remote, path = excluded.path,
                               last_at = excluded.last_at, times = refused_handshake.times + excluded.times
                        """)
                .bind("key", refusal.identity().toUpperCase(Locale.ROOT))
                .bind("status", refusal.status())
                .bind("reason", refusal.reason())
                .bind("identity", refusal.identity())
                .bind("remote", refusal.remote())
                .bind("path", refusal.path())
                .bind("firstAt", Times.column(refusal.firstAt()))
                .bind("lastAt", Times.column(refusal.lastAt()))
                .bind("times", refusal.times())
                .execute();
    }

    /// The handshakes that were refused, those that came last first.
    public List<Refusal> refused(int limit) {
        return database.handle()
                .createQuery("select * from refused_handshake order by last_at desc limit :limit")
                .bind("limit", limit)
                .map((row, _) -> new Refusal(
                        row.getString("identity"),
                        row.getString("remote"),
                        row.getString("path"),
                        row.getInt("status"),
                        row.getString("reason"),
                        Instant.ofEpochMilli(row.getLong("first_at")),
                        Instant.ofEpochMilli(row.getLong("last_at")),
                        row.getLong("times")))
                .list();
    }

    /// Deletes what ended or came last before a moment, in part.
    ///
    /// @return how much was deleted
    public int deleteBefore(Instant moment, int limit) {
        int past = database.handle()
                .createUpdate("""
                        delete from past_connection
                         where id in (select id from past_connection where closed_at < :moment order by id limit :limit)
                        """)
                .bind("moment", Times.column(moment))
                .bind("limit", limit)
                .execute();
        int refused = database.handle()
                .createUpdate("delete from refused_handshake where last_at < :moment")
                .bind("moment", Times.column(moment))
                .execute();
        return past + refused;
    }
}
