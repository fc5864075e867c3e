// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.centralsystem.command.Command.Consequence;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commands of all charge points. To be used within a unit of work.
public final class CommandRepository {
    private static final String SELECT =
            "select c.*, j.action, j.request from command c join job j on j.id = c.job_id ";

    private final Database database;

    /// Uses the unit of work that runs.
    public CommandRepository(Database database) {
        this.database = database;
    }

    /// Stores the commands of a new job, in the order of the charge points.
    void insert(long jobId, List<String> chargePoints, Instant at) {
        var batch = database.handle().prepareBatch("""
                        insert into command (job_id, charge_point, state, queued_at)
                        values (:job, :chargePoint, 'QUEUED', :at)
                        """);
        for (String chargePoint : chargePoints) {
            batch.bind("job", jobId)
                    .bind("chargePoint", chargePoint)
                    .bind("at", Times.column(at))
                    .add();
        }
        batch.execute();
    }

    /// The command of that id.
    public Optional<Command> find(long id) {
        return database.handle()
                .createQuery(SELECT + "where c.id = :id")
                .bind("id", id)
                .map((row, _) -> command(row))
                .findOne();
    }

    /// The commands of a job, in their order.
    ///
    /// @param after only those with a higher id
    public List<Command> ofJob(long jobId, long after, int limit) {
        return database.handle()
                .createQuery(SELECT + "where c.job_id = :job and c.id > :after order by c.id limit :limit")
                .bind("job", jobId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> command(row))
                .list();
    }

    /// The commands of a charge point, newest first.
    ///
    /// @param before only those with a lower id
    public List<Command> ofChargePoint(String chargePoint, long before, int limit) {
        return database.handle()
                .createQuery(SELECT + """
                        where c.charge_point = :chargePoint and c.id < :before order by c.id desc limit :limit
                        """)
                .bind("chargePoint", chargePoint)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> command(row))
                .list();
    }

    /// The commands that wait, in the order in which they were ordered.
    List<Command> queued() {
        return database.handle()
                .createQuery(SELECT + "where c.ended_at is null and c.state = 'QUEUED' order by c.id")
                .map((row, _) -> command(row))
                .list();
    }

    /// How many commands of a job are in which state.
    public Map<CommandState, Integer> counts(long jobId) {
        Map<CommandState, Integer> counts = new EnumMap<>(CommandState.class);
        database.handle()
                .createQuery("select state, count(*) as times from command where job_id = :job group by state")
                .bind("job", jobId)
                .map((row, _) -> counts.put(CommandState.valueOf(row.getString("state")), row.getInt("times")))
                .list();
        return counts;
    }

    /// Notes that a command is about to be sent.
    ///
    /// @param followUntil until when it is looked for what it leads to; null for a command that leads to
    ///     nothing
    /// @return false if it does not wait any more
    boolean markSent(long id, @Nullable Instant followUntil, Instant at) {
        return database.handle()
                        .createUpdate("""
                                update command set state = 'SENT', sent_at = :at, follow_until = :until
                                 where id = :id and state = 'QUEUED'
                                """)
                        .bind("at", Times.column(at))
                        .bind("until", Times.column(followUntil))
                        .bind("id", id)
                        .execute()
                > 0;
    }

    /// Notes that a command was not sent after all, and waits again.
    void markQueued(long id) {
        database.handle().createUpdate("""
                        update command set state = 'QUEUED', sent_at = null, follow_until = null
                         where id = :id and ended_at is null
                        """).bind("id", id).execute();
    }

    /// How a command ended.
    ///
    /// @param status what the charge point said, if the answer has a status
    /// @param response the answer as JSON
    /// @param reason why there is no answer
    record End(
            CommandState state,
            @Nullable String status,
            @Nullable String response,
            @Nullable String reason) {
        static End without(CommandState state, String reason) {
            return new End(state, null, null, reason);
        }
    }

    /// Notes how a command ended; one that has ended stays as it is.
    void markEnded(long id, End end, Instant at) {
        database.handle()
                .createUpdate("""
                        update command
                           set state = :state, ended_at = :at, status = :status, response = :response,
                               reason = :reason
                         where id = :id and ended_at is null
                        """)
                .bind("state", end.state().name())
                .bind("at", Times.column(at))
                .bind("status", end.status())
                .bind("response", end.response())
                .bind("reason", end.reason())
                .bind("id", id)
                .execute();
    }

    /// Ends all commands of a job that wait.
    void cancelQueued(long jobId, Instant at) {
        database.handle()
                .createUpdate("""
                        update command set state = 'CANCELLED', ended_at = :at
                         where job_id = :job and state = 'QUEUED'
                        """)
                .bind("at", Times.column(at))
                .bind("job", jobId)
                .execute();
    }

    /// Ends those that were sent when the process ended: nobody knows what became of them.
    void endAbandoned(Instant at) {
        database.handle().createUpdate("""
                        update command
                           set state = 'UNKNOWN_OUTCOME', ended_at = :at,
                               reason = 'the central system ended before an answer came'
                         where state = 'SENT' and ended_at is null
                        """).bind("at", Times.column(at)).execute();
    }

    /// Ends those that wait although their time is over.
    ///
    /// @return their ids
    List<Long> expire(Instant now) {
        return database.handle()
                .createQuery("""
                        update command set state = 'EXPIRED', ended_at = :now, reason = 'its time was over'
                         where ended_at is null and state = 'QUEUED'
                           and job_id in (select id from job where expires_at < :now)
                        returning id
                        """)
                .bind("now", Times.column(now))
                .mapTo(Long.class)
                .list();
    }

    /// The commands whose consequence is still looked for.
    List<Followed> followed() {
        return database.handle()
                .createQuery(SELECT + "where c.follow_until is not null and c.led_to is null order by c.id")
                .map((row, _) -> new Followed(command(row), Instant.ofEpochMilli(row.getLong("follow_until"))))
                .list();
    }

    /// A command whose consequence is looked for.
    ///
    /// @param until for how long
    record Followed(Command command, Instant until) {}

    /// Notes what a command led to.
    void recordConsequence(long id, Consequence consequence) {
        database.handle()
                .createUpdate("""
                        update command
                           set led_to = :kind, led_to_id = :ledTo, led_to_at = :at, follow_until = null
                         where id = :id
                        """)
                .bind("kind", consequence.kind().name())
                .bind("ledTo", consequence.id())
                .bind("at", Times.column(consequence.at()))
                .bind("id", id)
                .execute();
    }

    /// Looks no longer for what a command leads to.
    void stopFollowing(long id) {
        database.handle()
                .createUpdate("update command set follow_until = null where id = :id")
                .bind("id", id)
                .execute();
    }

    private static Command command(ResultSet row) throws SQLException {
        return new Command(
                row.getLong("id"),
                row.getLong("job_id"),
                row.getString("charge_point"),
                row.getString("action"),
                row.getString("request"),
                CommandState.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("queued_at")),
                Times.moment(row, "sent_at"),
                Times.moment(row, "ended_at"),
                row.getString("status"),
                row.getString("response"),
                row.getString("reason"),
                consequence(row));
    }

    private static @Nullable Consequence consequence(ResultSet row) throws SQLException {
        String kind = row.getString("led_to");
        return kind == null
                ? null
                : new Consequence(
                        Consequence.Kind.valueOf(kind),
                        row.getLong("led_to_id"),
                        Instant.ofEpochMilli(row.getLong("led_to_at")));
    }
}
