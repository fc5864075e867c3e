// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.command;

import dev.chargehand.centralsystem.command.Command.Consequence;
import dev.chargehand.centralsystem.command.CommandRepository.Followed;
import dev.chargehand.centralsystem.configuration.ConfigurationKey;
import dev.chargehand.centralsystem.configuration.ConfigurationRepository;
import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.Findings;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.transaction.TransactionObserver;
import dev.chargehand.protocol.CiString;
import dev.chargehand.protocol.FromCentralSystem;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.core.RemoteStartTransactionRequest;
import dev.chargehand.protocol.core.RemoteStopTransactionRequest;
import dev.chargehand.protocol.core.ResetRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Looks for what commands lead to. That a charge point accepts a command says that it will try; the
/// transaction that
/// starts or ends, the boot that follows, are messages of their own, maybe minutes later, maybe never.
final class Consequences implements TransactionObserver {
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final Duration BOOT_WITHIN = Duration.ofMinutes(5);
    private static final CiString CONNECTION_TIME_OUT = new CiString("ConnectionTimeOut");
    private static final int USUAL_TIME_OUT = 60;

    private final Database database;
    private final CommandRepository commands;
    private final ConfigurationRepository configuration;
    private final Findings findings;
    private final InstantSource clock;

    /// By charge point; only for those that something is expected of.
    private final Map<String, List<Expected>> expected = new ConcurrentHashMap<>();

    /// What is expected, and of which command.
    private record Expected(long commandId, FromCentralSystem<?> request, Instant since) {}

    Consequences(
            Database database,
            CommandRepository commands,
            ConfigurationRepository configuration,
            Findings findings,
            InstantSource clock) {
        this.database = database;
        this.commands = commands;
        this.configuration = configuration;
        this.findings = findings;
        this.clock = clock;
    }

    /// Goes on looking for what was looked for when the process ended.
    void load() {
        for (Followed followed : database.read(commands::followed)) {
            Command command = followed.command();
            Instant sentAt = command.sentAt();
            if (Requests.read(command.action(), command.request()) instanceof Requests.Read.Request read
                    && sentAt != null) {
                follow(command.chargePoint(), command.id(), read.request(), sentAt);
            }
        }
    }

    /// Until when to look for what a request leads to; null for one that leads to nothing. Within a unit
    /// of work.
    @Nullable
    Instant followUntil(String chargePoint, FromCentralSystem<?> request, Instant now) {
        return switch (request) {
            case RemoteStartTransactionRequest _ ->
                now.plus(connectionTimeOut(chargePoint)).plus(MARGIN);
            case RemoteStopTransactionRequest _ -> now.plus(STOP_WITHIN);
            case ResetRequest _ -> now.plus(BOOT_WITHIN);
            default -> null;
        };
    }

    private Duration connectionTimeOut(String chargePoint) {
        return configuration
                .find(chargePoint, CONNECTION_TIME_OUT)
                .map(ConfigurationKey::value)
                .filter(value -> value.matches("\\d{1,5}"))
                .map(value -> Duration.ofSeconds(Integer.parseInt(value)))
                .orElse(Duration.ofSeconds(USUAL_TIME_OUT));
    }

    void follow(String chargePoint, long commandId, FromCentralSystem<?> request, Instant since) {
        boolean leads = request instanceof RemoteStartTransactionRequest
                || request instanceof RemoteStopTransactionRequest
                || request instanceof ResetRequest;
        if (leads) {
            var one = new Expected(commandId, request, since);
            expected.merge(chargePoint, List.of(one), Consequences::joined);
        }
    }

    private static List<Expected> joined(List<Expected> some, List<Expected> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }

    void forget(long commandId) {
        expected.keySet()
                .forEach(chargePoint -> expected.computeIfPresent(chargePoint, (_, all) -> {
                    List<Expected> left = all.stream()
                            .filter(one -> one.commandId() != commandId)
                            .toList();
                    return left.isEmpty() ? null : left;
                }));
    }

    @Override
    public boolean watches(String chargePoint) {
        return expected.containsKey(chargePoint);
    }

    @Override
    public void started(String chargePoint, int connectorId, IdTag idTag, int transactionId, Instant at) {
        expected.getOrDefault(chargePoint, List.of()).stream()
                .filter(one -> one.request() instanceof RemoteStartTransactionRequest start
                        && start.idTag().equals(idTag)
                        && (start.connectorId() == null || start.connectorId() == connectorId))
                .findFirst()
                .ifPresent(one -> happened(one, Consequence.Kind.TRANSACTION_STARTED, transactionId, at));
    }

    @Override
    public void stopped(String chargePoint, int transactionId, @Nullable String reason, Instant at) {
        expected.getOrDefault(chargePoint, List.of()).stream()
                .filter(one -> one.request() instanceof RemoteStopTransactionRequest stop
                        && stop.transactionId() == transactionId)
                .forEach(one -> happened(one, Consequence.Kind.TRANSACTION_STOPPED, transactionId, at));
    }

    /// A charge point has booted.
    void booted(String chargePoint, long bootId, Instant at) {
        expected.getOrDefault(chargePoint, List.of()).stream()
                .filter(one -> one.request() instanceof ResetRequest)
                .forEach(one -> happened(one, Consequence.Kind.BOOTED, bootId, at));
    }

    private void happened(Expected one, Consequence.Kind kind, long id, Instant at) {
        commands.recordConsequence(one.commandId(), new Consequence(kind, id, at));
        forget(one.commandId());
    }

    /// Gives up on what should have happened by now, and says so where the charge point had agreed to it.
    void giveUp() {
        Instant now = clock.instant();
        if (expected.isEmpty()) {
            return;
        }
        List<Followed> late = database.read(commands::followed).stream()
                .filter(followed -> followed.until().isBefore(now))
                .toList();
        for (Followed followed : late) {
            Command command = followed.command();
            database.write(() -> {
                commands.stopFollowing(command.id());
                return true;
            });
            forget(command.id());
            if ("Accepted".equals(command.status())) {
                findings.found(
                        command.chargePoint(),
                        FindingKind.NOTHING_FOLLOWED,
                        "command " + command.id(),
                        command.action() + " was accepted, but " + whatDidNot(command),
                        null);
            }
        }
    }

    private static String whatDidNot(Command command) {
        return switch (command.action()) {
            case "RemoteStartTransaction" ->
                "no transaction started with its tag: probably nobody plugged in before ConnectionTimeOut was over";
            case "RemoteStopTransaction" -> "no StopTransaction came";
            default -> "no BootNotification came";
        };
    }
}
