// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.centralsystem.command.CommandRepository.End;
import dev.chargehand.centralsystem.command.Lane.Waiting;
import dev.chargehand.centralsystem.connection.ConnectionRegister;
import dev.chargehand.centralsystem.registration.Decision;
import dev.chargehand.centralsystem.registration.Registrations;
import dev.chargehand.centralsystem.registration.Standing;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.Response;
import dev.chargehand.rpc.CallOptions;
import dev.chargehand.rpc.CallOutcome;
import dev.chargehand.websocket.ServerConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends commands: to each charge point one at a time, in their order. That a command is sent is stored
/// before it is,
/// so however this process ends, a charge point gets a command at most once.
final class Dispatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration SEND_WITHIN = Duration.ofSeconds(10);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// Some charge points drop out if they are told something before their BootNotification was answered;
    /// those that
    /// send none after a reconnect get what waits for them this much later.
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final CommandLog commandLog;
    private final ConnectionRegister connections;
    private final Registrations registrations;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("commands").daemon().factory());
    private volatile boolean closing;

    Dispatcher(CommandLog commandLog, ConnectionRegister connections, Registrations registrations) {
        this.commandLog = commandLog;
        this.connections = connections;
        this.registrations = registrations;
        connections.whenOpened(this::resumeLater);
    }

    /// Sends commands of a job as fast as it allows.
    void begin(Job job, FromCentralSystem<?> request, List<Command> commands) {
        Double rate = job.perSecond();
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            Runnable start = () -> add(command.chargePoint(), new Waiting(command.id(), job, request));
            if (rate == null || i == 0) {
                start.run();
            } else {
                later(Duration.ofNanos((long) (i / rate * TimeUnit.SECONDS.toNanos(1))), start);
            }
        }
    }

    private void add(String chargePoint, Waiting command) {
        lanes.computeIfAbsent(chargePoint, _ -> new Lane()).add(command);
        resume(chargePoint);
    }

    private void later(Duration pause, Runnable task) {
        if (!closing) {
            var _ = timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// A charge point is there, or has booted: what waits for it can go on.
    void resume(String chargePoint) {
        Lane lane = lanes.get(chargePoint);
        if (lane != null && !closing && lane.begin()) {
            Thread.startVirtualThread(() -> work(chargePoint, lane));
        }
    }

    private void resumeLater(String chargePoint) {
        if (lanes.containsKey(chargePoint)) {
            later(SETTLE, () -> resume(chargePoint));
        }
    }

    void forgetJob(long jobId) {
        lanes.values().forEach(lane -> lane.removeJob(jobId));
    }

    private void work(String chargePoint, Lane lane) {
        for (Waiting next = lane.next(); next != null; next = lane.next()) {
            if (closing || !isDone(chargePoint, next)) {
                lane.pause(next);
                return;
            }
        }
    }

    /// False if the command has to wait.
    private boolean isDone(String chargePoint, Waiting command) {
        try {
            Optional<ServerConnection> connection = connections.connection(chargePoint);
            if (connection.isEmpty()) {
                return isGivenUp(command, "the charge point is not connected");
            }
            Standing standing = registrations.standing(chargePoint);
            if (!mayBeSent(standing, command.request())) {
                return isGivenUp(command, "the charge point is not accepted yet");
            }
            return !commandLog.isMarkedSent(chargePoint, command) || send(chargePoint, command, connection.get());
        } catch (StoreException e) {
            log.atWarn().addKeyValue("command", command.id()).log("a command waits for the store");
            later(RETRY_AFTER, () -> resume(chargePoint));
            return false;
        }
    }

    private boolean isGivenUp(Waiting command, String why) {
        boolean waits = command.job().offlinePolicy() == OfflinePolicy.WAIT;
        if (!waits) {
            commandLog.end(command, End.without(CommandState.EXPIRED, why));
        }
        return !waits;
    }

    private static boolean mayBeSent(Standing standing, FromCentralSystem<?> request) {
        return standing.isServed() || (standing.decision() == Decision.HOLD && Requests.isForPending(request));
    }

    private boolean send(String chargePoint, Waiting command, ServerConnection connection) {
        var options = new CallOptions(command.job().priority(), SEND_WITHIN, ANSWER_WITHIN);
        CallOutcome<? extends Response> outcome;
        try {
            outcome = connection.rpc().call(command.request(), options);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (outcome instanceof CallOutcome.NotSent<?> notSent && command.job().offlinePolicy() == OfflinePolicy.WAIT) {
            until(() -> commandLog.requeue(command));
            later(RETRY_AFTER, () -> resume(chargePoint));
            log.atDebug().addKeyValue("why", notSent.why()).log("a command was not sent, and waits again");
            return false;
        }
        until(() -> commandLog.ended(chargePoint, command, outcome));
        return true;
    }

    /// What happened must be stored; so it is tried until it is, or until this process ends. Then the
    /// command counts as
    /// one whose outcome is not known.
    private void until(Runnable store) {
        while (!closing) {
            try {
                store.run();
                return;
            } catch (StoreException e) {
                log.atWarn().addKeyValue("why", e.getMessage()).log("the outcome of a command waits for the store");
            }
        }
    }

    /// Sends no more. What is under way is left alone.
    @Override
    public void close() {
        closing = true;
        timer.shutdownNow();
    }
}
