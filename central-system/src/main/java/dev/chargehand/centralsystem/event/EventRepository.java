// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.event;

import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.HotStatement;
import dev.chargehand.centralsystem.store.Row;
import dev.chargehand.centralsystem.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/// The events that are kept. To be used within a unit of work.
public final class EventRepository {
    private static final HotStatement INSERT = HotStatement.of(
            90,
            List.of(
                    HotStatement.number("id"),
                    HotStatement.number("at"),
                    HotStatement.text("type"),
                    HotStatement.text("charge_point"),
                    HotStatement.number("transaction_id"),
                    HotStatement.text("data")),
            "insert into event (id, at, type, charge_point, transaction_id, data) values (?, ?, ?, ?, ?, ?)",
            """
            insert into event (id, at, type, charge_point, transaction_id, data)
            select id, at, type, charge_point, transaction_id::int, data from :rows
            """);

    private final Database database;

    /// Uses the unit of work that runs.
    public EventRepository(Database database) {
        this.database = database;
    }

    /// The row that keeps an event.
    ///
    /// @param id asked for when the row is written
    static Row row(Event event, LongSupplier id) {
        Integer transactionId = event.transactionId();
        return INSERT.row(
                id,
                Times.column(event.at()),
                event.type().word(),
                event.chargePoint(),
                transactionId == null ? null : transactionId.longValue(),
                event.data());
    }

    /// The id of the newest event; 0 if there is none.
    long lastId() {
        return database.handle()
                .createQuery("select coalesce(max(id), 0) from event")
                .mapTo(Long.class)
                .one();
    }

    /// The events behind an id, in their order.
    List<Event> after(long id, int limit) {
        return database.handle()
                .createQuery("""
                        select id, at, type, charge_point, transaction_id, data from event
                         where id > :after order by id limit :limit
                        """)
                .bind("after", id)
                .bind("limit", limit)
                .map((row, _) -> new Event(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        EventType.of(row.getString("type")),
                        row.getString("charge_point"),
                        Times.integer(row, "transaction_id"),
                        row.getString("data")))
                .list();
    }

    /// Deletes what is older than a moment, in part; the newest event stays, as ids go on after it.
    ///
    /// @return how many were deleted
    public int deleteBefore(Instant moment, int limit) {
        return database.handle()
                .createUpdate("""
                        delete from event where id in (
                            select id from event
                             where at < :moment and id < (select max(id) from event) order by id limit :limit)
                        """)
                .bind("moment", Times.column(moment))
                .bind("limit", limit)
                .execute();
    }
}
