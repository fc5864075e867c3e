// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.finding;

import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.finding.Finding.Resolution;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The findings of all charge points. To be used within a unit of work.
public final class FindingRepository {
    private final Database database;
    private final EventLog events;

    /// Uses the unit of work that runs.
    public FindingRepository(Database database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    /// Something that was found, so many times.
    ///
    /// @param at when, the last time
    /// @param frame an example, if there is one
    public record Found(
            String chargePoint,
            FindingKind kind,
            String subject,
            long times,
            String detail,
            @Nullable String frame,
            Instant at) {}

    /// Counts what was found. A finding that was resolved is open again.
    public void record(Found found) {
        boolean isNews = database.handle()
                .createQuery("""
                        select count(*) from finding where charge_point = :chargePoint and kind = :kind
                           and subject = :subject and resolved_at is null
                        """)
                .bind("chargePoint", found.chargePoint())
                .bind("kind", found.kind().word())
                .bind("subject", found.subject())
                .mapTo(Integer.class)
                .one()
                .equals(0);
        database.handle()
                .createUpdate("""
                        insert into finding (charge_point, kind, subject, first_at, last_at, times, detail, frame)
                        values (:chargePoint, :kind, :subject, :at, :at, :times, :detail, :frame)
                        on conflict (charge_point, kind, subject) do update
                           set last_at = excluded.last_at, times = finding.times + excluded.times,
                               detail = excluded.detail, frame = coalesce(finding.frame, excluded.frame),
                               resolved_at = null, resolved_by = null, note = null
                        """)
                .bind("chargePoint", found.chargePoint())
                .bind("kind", found.kind().word())
                .bind("subject", found.subject())
                .bind("at", Times.column(found.at()))
                .bind("times", found.times())
                .bind("detail", found.detail())
                .bind("frame", found.frame())
                .execute();
        if (isNews) {
            events.record(
                    EventType.FINDING_OPENED,
                    found.chargePoint(),
                    null,
                    EventData.object()
                            .with("kind", found.kind().word())
                            .with("subject", found.subject())
                            .with("detail", found.detail())
                            .text());
        }
    }

    /// Which findings to list, newest first.
    ///
    /// @param chargePoint only those of this one; null for all
    /// @param kind only those of this kind; null for all
    /// @param open only those that are not resolved
    /// @param before only those with a lower id
    /// @param limit at most so many
    public record Filter(
            @Nullable String chargePoint, @Nullable FindingKind kind, boolean open, long before, int limit) {}

    /// The findings that a filter asks for, newest first.
    public List<Finding> list(Filter filter) {
        String sql = "select * from finding where id < :before"
                + (filter.chargePoint() == null ? "" : " and charge_point = :chargePoint")
                + (filter.kind() == null ? "" : " and kind = :kind")
                + (filter.open() ? " and resolved_at is null" : "")
                + " order by id desc limit :limit";
        var query = database.handle()
                .createQuery(sql)
                .bind("before", filter.before())
                .bind("limit", filter.limit());
        if (filter.chargePoint() != null) {
            query.bind("chargePoint", filter.chargePoint());
        }
        if (filter.kind() != null) {
            query.bind("kind", filter.kind().word());
        }
        return query.map((row, _) -> finding(row)).list();
    }

    /// The finding of that id.
    public Optional<Finding> find(long id) {
        return database.handle()
                .createQuery("select * from finding where id = :id")
                .bind("id", id)
                .map((row, _) -> finding(row))
                .findOne();
    }

    /// Resolves all open findings about something; nothing happens if there are none.
    public void resolve(String chargePoint, FindingKind kind, String subject, Resolution resolution) {
        int resolved = database.handle()
                .createUpdate("""
                        update finding set resolved_at = :at, resolved_by = :by, note = :note
                         where charge_point = :chargePoint and kind = :kind and subject = :subject
                           and resolved_at is null
                        """)
                .bind("at", Times.column(resolution.at()))
                .bind("by", resolution.by())
                .bind("note", resolution.note())
                .bind("chargePoint", chargePoint)
                .bind("kind", kind.word())
                .bind("subject", subject)
                .execute();
        if (resolved > 0) {
            events.record(
                    EventType.FINDING_RESOLVED,
                    chargePoint,
                    null,
                    EventData.object()
                            .with("kind", kind.word())
                            .with("subject", subject)
                            .with("by", resolution.by())
                            .text());
        }
    }

    private static Finding finding(ResultSet row) throws SQLException {
        Instant resolvedAt = Times.moment(row, "resolved_at");
        return new Finding(
                row.getLong("id"),
                row.getString("charge_point"),
                FindingKind.of(row.getString("kind")),
                row.getString("subject"),
                Instant.ofEpochMilli(row.getLong("first_at")),
                Instant.ofEpochMilli(row.getLong("last_at")),
                row.getLong("times"),
                row.getString("detail"),
                row.getString("frame"),
                resolvedAt == null
                        ? null
                        : new Resolution(resolvedAt, row.getString("resolved_by"), row.getString("note")));
    }
}
