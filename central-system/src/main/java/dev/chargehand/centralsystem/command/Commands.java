// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.centralsystem.configuration.Configuration;
import dev.chargehand.centralsystem.configuration.ConfigurationRepository;
import dev.chargehand.centralsystem.connection.ConnectionRegister;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.finding.Findings;
import dev.chargehand.centralsystem.registration.ChargePoint;
import dev.chargehand.centralsystem.registration.ChargePointRepository;
import dev.chargehand.centralsystem.registration.Registrations;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.TransactionObserver;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.json.ConstraintException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What charge points are told (OCPP 1.6 section 5): orders become jobs, jobs become one command for each
/// charge
/// point, and each command is stored before it is sent and followed to what it leads to. For all threads,
/// outside of
/// units of work.
public final class Commands implements AutoCloseable {
    private static final int ALL = Integer.MAX_VALUE;

    private final Database database;
    private final ChargePointRepository chargePoints;
    private final ConnectionRegister connections;
    private final JobRepository jobs;
    private final CommandRepository repository;
    private final Consequences consequences;
    private final CommandLog commandLog;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    /// Nothing is sent before [#start].
    public Commands(
            Database database,
            ChargePointRepository chargePoints,
            Registrations registrations,
            ConnectionRegister connections,
            ConfigurationRepository configurationRepository,
            Configuration configuration,
            Findings findings,
            EventLog events,
            InstantSource clock) {
        this.database = database;
        this.chargePoints = chargePoints;
        this.connections = connections;
        this.clock = clock;
        this.jobs = new JobRepository(database);
        this.repository = new CommandRepository(database);
        this.consequences = new Consequences(database, repository, configurationRepository, findings, clock);
        this.commandLog = new CommandLog(database, repository, consequences, configuration, events, clock);
        this.dispatcher = new Dispatcher(commandLog, connections, registrations);
    }

    /// Goes on where the last process ended: what was sent then has an unknown outcome, what waited goes
    /// on waiting.
    public void start() {
        Instant now = clock.instant();
        database.write(() -> {
            repository.endAbandoned(now);
            repository.expire(now);
            return true;
        });
        consequences.load();
        Map<Long, List<Command>> byJob = new java.util.LinkedHashMap<>();
        for (Command command : database.read(repository::queued)) {
            byJob.computeIfAbsent(command.jobId(), _ -> new ArrayList<>()).add(command);
        }
        byJob.forEach(this::goOn);
    }

    private void goOn(long jobId, List<Command> commands) {
        Job job = database.read(() -> jobs.find(jobId)).orElseThrow();
        if (Requests.read(job.action(), job.request()) instanceof Requests.Read.Request read
                && !Requests.hasSecret(read.request())) {
            dispatcher.begin(job, read.request(), commands);
        } else {
            String why = "the central system ended before it was sent, and its secret is not kept";
            commands.forEach(command -> commandLog.end(
                    new Lane.Waiting(command.id(), job, NOTHING),
                    CommandRepository.End.without(CommandState.EXPIRED, why)));
        }
    }

    private static final FromCentralSystem<?> NOTHING = new dev.chargehand.protocol.core.ClearCacheRequest();

    /// Sees transactions, to tell which commands led to them.
    public TransactionObserver transactionObserver() {
        return consequences;
    }

    /// A charge point has booted; within the unit of work that stores it.
    public void booted(String chargePoint, long bootId, Instant at) {
        consequences.booted(chargePoint, bootId, at);
    }

    /// A charge point's BootNotification has been answered, so it can be told something.
    public void ready(String chargePoint) {
        dispatcher.resume(chargePoint);
    }

    /// Places an order.
    ///
    /// @throws ConstraintException if the request may not be sent
    public Placed place(Order order) {
        String action = Requests.action(order.request());
        String request = Requests.text(order.request());
        String objection = objection(order);
        if (objection != null) {
            return new Placed.NotAllowed(objection);
        }
        List<String> unknown = new ArrayList<>();
        List<String> known = known(order.chargePoints(), unknown);
        if (!unknown.isEmpty()) {
            return new Placed.UnknownChargePoints(List.copyOf(unknown));
        }
        if (order.idempotencyKey() == null
                && known.size() == 1
                && order.offlinePolicy() == OfflinePolicy.FAIL
                && !connections.isConnected(known.getFirst())) {
            return new Placed.Offline(known.getFirst());
        }
        return store(order, action, request, known);
    }

    private static @Nullable String objection(Order order) {
        boolean waits = order.offlinePolicy() == OfflinePolicy.WAIT;
        return waits && order.chargePoints().size() == 1 && Requests.mustNotWait(order.request())
                ? Requests.action(order.request()) + " never waits for a charge point: late, it is dangerous"
                : Requests.objection(order.request());
    }

    private List<String> known(List<String> identities, List<String> unknown) {
        return database.read(() -> {
            List<String> known = new ArrayList<>();
            for (String identity : identities) {
                chargePoints
                        .find(identity)
                        .map(ChargePoint::identity)
                        .ifPresentOrElse(known::add, () -> unknown.add(identity));
            }
            return known;
        });
    }

    private Placed store(Order given, String action, String request, List<String> known) {
        Order order = Requests.mustNotWait(given.request()) ? failing(given) : given;
        Instant now = clock.instant();
        Placed placed = database.write(() -> {
            Optional<Job> same = Optional.ofNullable(order.idempotencyKey()).flatMap(jobs::ofKey);
            if (same.isPresent()) {
                return repeated(same.get(), action, request, known);
            }
            long id = jobs.insert(order, action, request, now);
            repository.insert(id, known, now);
            repository
                    .ofJob(id, 0, ALL)
                    .forEach(command ->
                            commandLog.tell(command.chargePoint(), command.id(), CommandState.QUEUED, action));
            return new Placed.Accepted(jobs.find(id).orElseThrow(), true);
        });
        if (placed instanceof Placed.Accepted accepted && accepted.isNew()) {
            List<Command> commands =
                    database.read(() -> repository.ofJob(accepted.job().id(), 0, ALL));
            dispatcher.begin(accepted.job(), order.request(), commands);
        }
        return placed;
    }

    private static Order failing(Order order) {
        return new Order(
                order.request(),
                order.chargePoints(),
                order.by(),
                OfflinePolicy.FAIL,
                order.priority(),
                order.perSecond(),
                order.within(),
                order.idempotencyKey());
    }

    private Placed repeated(Job same, String action, String request, List<String> known) {
        List<String> before = repository.ofJob(same.id(), 0, ALL).stream()
                .map(Command::chargePoint)
                .toList();
        boolean isSame =
                same.action().equals(action) && same.request().equals(request) && Objects.equals(before, known);
        return isSame ? new Placed.Accepted(same, false) : new Placed.OtherOrderOfThatKey(same.id());
    }

    /// Cancels what a job has not sent yet.
    ///
    /// @return the job; nothing if there is none of that id
    public Optional<Job> cancel(long jobId) {
        Instant now = clock.instant();
        Optional<Job> cancelled = database.write(() -> {
            if (jobs.find(jobId).isPresent()) {
                jobs.markCancelled(jobId, now);
                repository.cancelQueued(jobId, now);
            }
            return jobs.find(jobId);
        });
        dispatcher.forgetJob(jobId);
        database.read(() -> repository.ofJob(jobId, 0, ALL)).forEach(command -> commandLog.wake(command.id()));
        return cancelled;
    }

    /// Waits until a command has ended, or for so long.
    ///
    /// @return the command as it is then; nothing if there is none of that id
    public Optional<Command> await(long id, Duration within) throws InterruptedException {
        commandLog.await(id, within);
        return find(id);
    }

    /// The command of that id.
    public Optional<Command> find(long id) {
        return database.read(() -> repository.find(id));
    }

    /// The commands of a charge point, newest first.
    public List<Command> ofChargePoint(String chargePoint, long before, int limit) {
        return database.read(() -> repository.ofChargePoint(chargePoint, before, limit));
    }

    /// The job of that id.
    public Optional<Job> job(long id) {
        return database.read(() -> jobs.find(id));
    }

    /// The last jobs, newest first.
    public List<Job> jobs(long before, int limit) {
        return database.read(() -> jobs.list(before, limit));
    }

    /// How many commands of a job are in which state.
    public Map<CommandState, Integer> counts(long jobId) {
        return database.read(() -> repository.counts(jobId));
    }

    /// The commands of a job, in their order.
    public List<Command> ofJob(long jobId, long after, int limit) {
        return database.read(() -> repository.ofJob(jobId, after, limit));
    }

    /// Gives up what has taken too long; to be called every few seconds.
    public void giveUp() {
        List<Long> expired = database.write(() -> repository.expire(clock.instant()));
        expired.forEach(commandLog::wake);
        consequences.giveUp();
    }

    /// Sends no more; what waits is sent after the next start.
    @Override
    public void close() {
        dispatcher.close();
    }
}
