// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import static dev.chargehand.console.Api.ROOT;
import static dev.chargehand.console.Api.json;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.command.Command;
import dev.chargehand.centralsystem.command.CommandState;
import dev.chargehand.centralsystem.command.Commands;
import dev.chargehand.centralsystem.command.Job;
import dev.chargehand.centralsystem.command.OfflinePolicy;
import dev.chargehand.centralsystem.command.Order;
import dev.chargehand.centralsystem.command.Placed;
import dev.chargehand.centralsystem.command.Requests;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.rpc.CallOptions.Priority;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What charge points are told, one or many.
final class CommandsApi {
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration DEFAULT_TIME = Duration.ofHours(1);
    private static final int MAX_TARGETS = 100_000;

    private final CentralSystem centralSystem;
    private final Commands commands;

    CommandsApi(CentralSystem centralSystem) {
        this.centralSystem = centralSystem;
        this.commands = centralSystem.commands();
    }

    void addTo(RoutesConfig routes) {
        routes.post(ROOT + "/charge-points/{identity}/commands", this::tell);
        routes.get(ROOT + "/charge-points/{identity}/commands", json(this::ofChargePoint));
        routes.get(ROOT + "/commands/{id}", json(this::show));
        routes.post(ROOT + "/jobs", this::order);
        routes.get(ROOT + "/jobs", json(this::jobs));
        routes.get(ROOT + "/jobs/{id}", json(context -> JobView.of(known(context), commands)));
        routes.get(ROOT + "/jobs/{id}/commands", json(this::ofJob));
        routes.post(ROOT + "/jobs/{id}/cancel", json(this::cancel));
    }

    /// What one charge point is to be told.
    ///
    /// @param action the protocol's name of the request
    /// @param request its payload; absent for one without fields
    record Telling(@Nullable String action, @Nullable JsonNode request) {}

    /// What many charge points are to be told.
    ///
    /// @param perSecond how many a second; absent for all at once
    /// @param within how long it may take, as `PT1H`
    /// @param offline `wait` or `fail`, for those that are not connected
    record Ordering(
            @Nullable String action,
            @Nullable JsonNode request,
            @Nullable List<String> chargePoints,
            @Nullable Double perSecond,
            @Nullable String within,
            @Nullable String offline) {}

    /// A job as it is shown.
    ///
    /// @param counts how many of its commands are in which state
    record JobView(
            long jobId,
            String action,
            String request,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant cancelledAt,
            Map<String, Integer> counts) {
        static JobView of(Job job, Commands commands) {
            Map<String, Integer> counts = new TreeMap<>();
            commands.counts(job.id()).forEach((CommandState state, Integer count) -> counts.put(state.word(), count));
            return new JobView(
                    job.id(),
                    job.action(),
                    job.request(),
                    job.createdAt(),
                    job.createdBy(),
                    job.expiresAt(),
                    job.cancelledAt(),
                    counts);
        }
    }

    private void tell(Context context) {
        var query = new Query(context, Set.of("wait"));
        int wait = query.seconds("wait", LONGEST_WAIT_SECONDS);
        String identity = centralSystem
                .registrations()
                .find(context.pathParam("identity"))
                .orElseThrow(() -> Problem.notFound("charge point"))
                .identity();
        Telling telling = Json.body(context, Telling.class);
        Order order = Order.now(request(telling.action(), telling.request()), identity, Who.OPERATOR)
                .with(context.header("Idempotency-Key"));
        Job job = placed(commands.place(order));
        Command command = commands.ofJob(job.id(), 0, 1).getFirst();
        if (wait > 0) {
            command = awaited(command, Duration.ofSeconds(wait));
        }
        context.status(command.state().isOver() ? 200 : 202);
        context.header("Location", ROOT + "/commands/" + command.id());
        Json.answer(context, CommandView.of(command));
    }

    private Command awaited(Command command, Duration wait) {
        try {
            return commands.await(command.id(), wait).orElse(command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return command;
        }
    }

    private static FromCentralSystem<?> request(@Nullable String action, @Nullable JsonNode payload) {
        if (action == null) {
            throw Json.badBody("/action", "must name the request, such as Reset");
        }
        return switch (Requests.read(action, payload == null ? "{}" : payload.toString())) {
            case Requests.Read.Request read -> read.request();
            case Requests.Read.NoSuchAction _ ->
                throw Json.badBody("/action", "is none that a central system sends: " + action);
            case Requests.Read.Wrong wrong ->
                throw Json.badBody(
                        "/request" + wrong.violation().pointer(),
                        wrong.violation().reason());
        };
    }

    private static Job placed(Placed placed) {
        return switch (placed) {
            case Placed.Accepted accepted -> accepted.job();
            case Placed.UnknownChargePoints unknown ->
                throw Json.badBody(
                        "/chargePoints",
                        "are not known: "
                                + String.join(
                                        ", ",
                                        unknown.identities().stream().limit(10).toList()));
            case Placed.Offline offline ->
                throw new ProblemException(Problem.of(
                        409,
                        "charge-point-offline",
                        "The charge point is offline",
                        offline.identity() + " is not connected now, so it cannot be told anything"));
            case Placed.NotAllowed refused -> throw Json.badBody("/request", refused.reason());
            case Placed.OtherOrderOfThatKey other ->
                throw new ProblemException(Problem.of(
                        422,
                        "idempotency-key-reused",
                        "The idempotency key was used before",
                        "job " + other.jobId() + " was ordered under this Idempotency-Key, with another request"));
        };
    }

    private void order(Context context) {
        Ordering ordering = Json.body(context, Ordering.class);
        List<String> targets = ordering.chargePoints();
        if (targets == null || targets.isEmpty() || targets.size() > MAX_TARGETS) {
            throw Json.badBody("/chargePoints", "must name 1 to " + MAX_TARGETS + " charge points");
        }
        if (ordering.perSecond() != null && !(ordering.perSecond() > 0)) {
            throw Json.badBody("/perSecond", "must be more than 0");
        }
        OfflinePolicy policy = ordering.offline() == null
                ? OfflinePolicy.FAIL
                : Words.of(OfflinePolicy.class, "/offline", ordering.offline());
        var order = new Order(
                request(ordering.action(), ordering.request()),
                targets,
                Who.OPERATOR,
                policy,
                Priority.BULK,
                ordering.perSecond(),
                within(ordering.within()),
                context.header("Idempotency-Key"));
        Job job = placed(commands.place(order));
        context.status(202).header("Location", ROOT + "/jobs/" + job.id());
        Json.answer(context, JobView.of(job, commands));
    }

    private static Duration within(@Nullable String text) {
        try {
            Duration within = text == null ? DEFAULT_TIME : Duration.parse(text);
            if (within.isPositive()) {
                return within;
            }
        } catch (DateTimeParseException e) {
            throw new ProblemException(Problem.badBody("/within", "must be a duration such as PT1H"));
        }
        throw Json.badBody("/within", "must be longer than nothing");
    }

    private Page<CommandView> ofChargePoint(Context context) {
        String identity = centralSystem
                .registrations()
                .find(context.pathParam("identity"))
                .orElseThrow(() -> Problem.notFound("charge point"))
                .identity();
        var query = new Query(context, Set.of("limit", "cursor"));
        int limit = query.limit();
        return page(commands.ofChargePoint(identity, query.before(Long.MAX_VALUE), limit + 1), limit);
    }

    private static Page<CommandView> page(List<Command> found, int limit) {
        return Page.of(
                found.stream().map(CommandView::of).toList(), limit, command -> String.valueOf(command.commandId()));
    }

    private CommandView show(Context context) {
        int wait = new Query(context, Set.of("wait")).seconds("wait", LONGEST_WAIT_SECONDS);
        Command command = commands.find(Query.id(context, "command", Long.MAX_VALUE))
                .orElseThrow(() -> Problem.notFound("command"));
        return CommandView.of(
                wait > 0 && !command.state().isOver() ? awaited(command, Duration.ofSeconds(wait)) : command);
    }

    private Job known(Context context) {
        return commands.job(Query.id(context, "job", Long.MAX_VALUE)).orElseThrow(() -> Problem.notFound("job"));
    }

    private Page<JobView> jobs(Context context) {
        var query = new Query(context, Set.of("limit", "cursor"));
        int limit = query.limit();
        List<JobView> found = commands.jobs(query.before(Long.MAX_VALUE), limit + 1).stream()
                .map(job -> JobView.of(job, commands))
                .toList();
        return Page.of(found, limit, job -> String.valueOf(job.jobId()));
    }

    private Page<CommandView> ofJob(Context context) {
        var query = new Query(context, Set.of("limit", "cursor"));
        int limit = query.limit();
        return page(commands.ofJob(known(context).id(), query.before(0L), limit + 1), limit);
    }

    private JobView cancel(Context context) {
        Job job = commands.cancel(known(context).id()).orElseThrow(() -> Problem.notFound("job"));
        return JobView.of(job, commands);
    }
}
