// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.transaction;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Digest;
import dev.chargehand.centralsystem.store.Times;
import dev.chargehand.centralsystem.transaction.Orphan.Kind;
import dev.chargehand.centralsystem.transaction.Orphan.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The messages that belong to no known transaction. To be used within a unit of work.
public final class OrphanRepository {
    private final Database database;

    /// Uses the unit of work that runs.
    public OrphanRepository(Database database) {
        this.database = database;
    }

    /// Keeps a message as it came; a repetition changes nothing.
    ///
    /// @param orphan what it says; its id does not matter
    /// @param content what repetitions have in common
    /// @return its id, if it is new
    public Optional<Long> record(Orphan orphan, String content) {
        return database.handle()
                .createQuery("""
                        insert into orphan_message (charge_point, action, transaction_id, connector_id, tag_key,
                                                    meter_wh, at, received_at, digest, frame)
                        values (:chargePoint, :action, :transaction, :connector, :tagKey, :meter, :at, :receivedAt,
                                :digest, :frame)
                        on conflict do nothing returning id
                        """)
                .bind("chargePoint", orphan.chargePoint())
                .bind("action", orphan.kind().action())
                .bind("transaction", orphan.transactionId())
                .bind("connector", orphan.connectorId())
                .bind("tagKey", orphan.tagKey())
                .bind("meter", orphan.meterWh())
                .bind("at", Times.column(orphan.at()))
                .bind("receivedAt", Times.column(orphan.receivedAt()))
                .bind("digest", Digest.of(orphan.kind().action() + content))
                .bind("frame", orphan.frame())
                .mapTo(Long.class)
                .findOne();
    }

    /// The orphan of that id.
    public Optional<Orphan> find(long id) {
        return database.handle()
                .createQuery("select * from orphan_message where id = :id")
                .bind("id", id)
                .map((row, _) -> orphan(row))
                .findOne();
    }

    /// Those of a charge point that are open, in the order in which they came.
    public List<Orphan> open(String chargePoint, int limit) {
        return database.handle()
                .createQuery("""
                        select * from orphan_message where charge_point = :chargePoint and state = 'OPEN'
                         order by id limit :limit
                        """)
                .bind("chargePoint", chargePoint)
                .bind("limit", limit)
                .map((row, _) -> orphan(row))
                .list();
    }

    /// Those that are open, newest first.
    public List<Orphan> open(long before, int limit) {
        return database.handle()
                .createQuery("""
                        select * from orphan_message where state = 'OPEN' and id < :before
                         order by id desc limit :limit
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> orphan(row))
                .list();
    }

    /// Those that belong to a transaction now.
    public List<Orphan> attachedTo(int transactionId) {
        return database.handle()
                .createQuery("select * from orphan_message where attached_to = :id order by id")
                .bind("id", transactionId)
                .map((row, _) -> orphan(row))
                .list();
    }

    /// Whether a charge point has open ones.
    public boolean hasOpen(String chargePoint) {
        return !open(chargePoint, 1).isEmpty();
    }

    /// How many are open.
    public int count() {
        return database.handle()
                .createQuery("select count(*) from orphan_message where state = 'OPEN'")
                .mapTo(Integer.class)
                .one();
    }

    /// Notes what became of an orphan.
    void resolve(long id, State state, @Nullable Integer attachedTo, String by, @Nullable String note, Instant at) {
        database.handle()
                .createUpdate("""
                        update orphan_message
                           set state = :state, attached_to = :attachedTo, resolved_by = :by, note = :note,
                               resolved_at = :at
                         where id = :id
                        """)
                .bind("state", state.name())
                .bind("attachedTo", attachedTo)
                .bind("by", by)
                .bind("note", note)
                .bind("at", Times.column(at))
                .bind("id", id)
                .execute();
    }

    private static Orphan orphan(ResultSet row) throws SQLException {
        Long at = Times.number(row, "at");
        Instant receivedAt = Instant.ofEpochMilli(row.getLong("received_at"));
        return new Orphan(
                row.getLong("id"),
                row.getString("charge_point"),
                Kind.of(row.getString("action")),
                row.getInt("transaction_id"),
                Times.integer(row, "connector_id"),
                row.getString("tag_key"),
                Times.number(row, "meter_wh"),
                at == null ? receivedAt : Instant.ofEpochMilli(at),
                receivedAt,
                row.getString("frame"),
                State.valueOf(row.getString("state")),
                Times.integer(row, "attached_to"));
    }
}
