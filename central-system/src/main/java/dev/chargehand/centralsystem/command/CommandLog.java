// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.centralsystem.command.CommandRepository.End;
import dev.chargehand.centralsystem.command.Lane.Waiting;
import dev.chargehand.centralsystem.configuration.Configuration;
import dev.chargehand.centralsystem.event.EventData;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.event.EventType;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.core.ChangeConfigurationRequest;
import dev.chargehand.protocol.core.ChangeConfigurationResponse;
import dev.chargehand.protocol.core.GetConfigurationRequest;
import dev.chargehand.protocol.core.GetConfigurationResponse;
import dev.chargehand.rpc.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Writes down what becomes of commands, with what is learnt from their answers, and wakes those who wait
/// for it.
final class CommandLog {
    private final Database database;
    private final CommandRepository commands;
    private final Consequences consequences;
    private final Configuration configuration;
    private final EventLog events;
    private final InstantSource clock;
    private final Map<Long, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();

    CommandLog(
            Database database,
            CommandRepository commands,
            Consequences consequences,
            Configuration configuration,
            EventLog events,
            InstantSource clock) {
        this.database = database;
        this.commands = commands;
        this.consequences = consequences;
        this.configuration = configuration;
        this.events = events;
        this.clock = clock;
    }

    /// Stores that a command is about to be sent; false if it was cancelled meanwhile.
    boolean isMarkedSent(String chargePoint, Waiting command) {
        Instant now = clock.instant();
        boolean marked = database.write(() -> {
            Instant until = consequences.followUntil(chargePoint, command.request(), now);
            boolean waits = commands.markSent(command.id(), until, now);
            if (waits) {
                tell(chargePoint, command.id(), CommandState.SENT, null);
            }
            return waits;
        });
        if (marked) {
            consequences.follow(chargePoint, command.id(), command.request(), now);
        }
        return marked;
    }

    void requeue(Waiting command) {
        database.write(() -> {
            commands.markQueued(command.id());
            return true;
        });
        consequences.forget(command.id());
    }

    /// Stores that a command has ended without being sent.
    void end(Waiting command, End end) {
        database.write(() -> {
            commands.markEnded(command.id(), end, clock.instant());
            commands.find(command.id())
                    .ifPresent(ended -> tell(ended.chargePoint(), ended.id(), end.state(), end.reason()));
            return true;
        });
        wake(command.id());
    }

    /// Stores how a command has ended that was sent.
    void ended(String chargePoint, Waiting command, CallOutcome<? extends Response> outcome) {
        End end = endOf(outcome);
        Instant now = clock.instant();
        database.write(() -> {
            commands.markEnded(command.id(), end, now);
            if (outcome instanceof CallOutcome.Answered<?> answered) {
                learn(chargePoint, command, answered.response(), now);
            }
            if (!isAccepted(end)) {
                commands.stopFollowing(command.id());
            }
            tell(chargePoint, command.id(), end.state(), end.status() == null ? end.reason() : end.status());
            return true;
        });
        if (!isAccepted(end)) {
            consequences.forget(command.id());
        }
        wake(command.id());
    }

    /// Whether something may follow: it was accepted, or nobody knows.
    private static boolean isAccepted(End end) {
        return switch (end.state()) {
            case ANSWERED -> "Accepted".equals(end.status());
            case TIMED_OUT, UNKNOWN_OUTCOME -> true;
            case QUEUED, SENT, REFUSED, CANCELLED, EXPIRED -> false;
        };
    }

    private static End endOf(CallOutcome<? extends Response> outcome) {
        return switch (outcome) {
            case CallOutcome.Answered<?> answered ->
                new End(
                        CommandState.ANSWERED,
                        Answers.status(answered.response()),
                        Answers.text(answered.response()),
                        null);
            case CallOutcome.Refused<?> refused ->
                End.without(CommandState.REFUSED, refused.word() + ": " + refused.description());
            case CallOutcome.TimedOut<?> timedOut ->
                End.without(
                        CommandState.TIMED_OUT,
                        "no answer within " + timedOut.after().toSeconds() + " s");
            case CallOutcome.Disconnected<?> _ ->
                End.without(CommandState.UNKNOWN_OUTCOME, "the connection ended before an answer came");
            case CallOutcome.Invalid<?> invalid ->
                End.without(
                        CommandState.UNKNOWN_OUTCOME,
                        "the answer cannot be read: " + invalid.violation().description());
            case CallOutcome.NotSent<?> notSent ->
                End.without(CommandState.EXPIRED, "it was not sent: " + Answers.inWords(notSent.why()));
        };
    }

    private void learn(String chargePoint, Waiting command, Response response, Instant now) {
        FromCentralSystem<?> request = command.request();
        if (request instanceof GetConfigurationRequest get && response instanceof GetConfigurationResponse keys) {
            configuration.read(chargePoint, get, keys, now);
        }
        if (request instanceof ChangeConfigurationRequest change
                && response instanceof ChangeConfigurationResponse changed) {
            configuration.changed(chargePoint, change, changed.status(), command.id(), now);
        }
    }

    void tell(String chargePoint, long id, CommandState state, @org.jspecify.annotations.Nullable String more) {
        events.record(
                EventType.COMMAND_CHANGED,
                chargePoint,
                null,
                EventData.object()
                        .with("commandId", id)
                        .with("state", state.word())
                        .with("more", more)
                        .text());
    }

    void wake(long id) {
        CompletableFuture<Boolean> waiting = awaited.remove(id);
        if (waiting != null) {
            waiting.complete(true);
        }
    }

    /// Waits until a command has ended, or for so long.
    void await(long id, Duration within) throws InterruptedException {
        CompletableFuture<Boolean> end = awaited.computeIfAbsent(id, _ -> new CompletableFuture<>());
        try {
            boolean isOver = database.read(() -> commands.find(id))
                    .map(command -> command.state().isOver())
                    .orElse(true);
            if (!isOver) {
                end.get(within.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException e) {
            awaited.remove(id, end);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
