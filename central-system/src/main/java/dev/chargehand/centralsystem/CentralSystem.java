// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import dev.chargehand.centralsystem.authorization.Authorization;
import dev.chargehand.centralsystem.authorization.AuthorizeHandler;
import dev.chargehand.centralsystem.authorization.LocalAuthority;
import dev.chargehand.centralsystem.authorization.TagRepository;
import dev.chargehand.centralsystem.authorization.Tags;
import dev.chargehand.centralsystem.clock.ClockWatch;
import dev.chargehand.centralsystem.command.Commands;
import dev.chargehand.centralsystem.configuration.Configuration;
import dev.chargehand.centralsystem.configuration.ConfigurationRepository;
import dev.chargehand.centralsystem.connection.ConnectionRegister;
import dev.chargehand.centralsystem.connection.ConnectionRepository;
import dev.chargehand.centralsystem.datatransfer.VendorMessages;
import dev.chargehand.centralsystem.event.EventLog;
import dev.chargehand.centralsystem.finding.Finding;
import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.FindingRepository;
import dev.chargehand.centralsystem.finding.Findings;
import dev.chargehand.centralsystem.metering.MeterHistory;
import dev.chargehand.centralsystem.metering.MeterValueRepository;
import dev.chargehand.centralsystem.metering.MeterValuesHandler;
import dev.chargehand.centralsystem.registration.BootNotificationHandler;
import dev.chargehand.centralsystem.registration.BootObserver;
import dev.chargehand.centralsystem.registration.ChargePointRepository;
import dev.chargehand.centralsystem.registration.Registrations;
import dev.chargehand.centralsystem.status.StatusNotificationHandler;
import dev.chargehand.centralsystem.status.StatusRepository;
import dev.chargehand.centralsystem.status.StuckStates;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.Databases;
import dev.chargehand.centralsystem.store.ReadingPartitions;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.centralsystem.trace.MessageWatch;
import dev.chargehand.centralsystem.transaction.Concurrency;
import dev.chargehand.centralsystem.transaction.TransactionRepository;
import dev.chargehand.centralsystem.transaction.Transactions;
import dev.chargehand.protocol.Action;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.json.Deviation;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.Exchange;
import dev.chargehand.rpc.Handler;
import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.NoAnswerException;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.websocket.OcppServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A central system: the store, what answers charge points, and the server they connect to. Made whole by
/// [#start],
/// and the owner of all of it until [#close].
public final class CentralSystem implements AutoCloseable {
    private static final Duration AUTHORITY_WITHIN = Duration.ofSeconds(3);
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(1);
    private static final Duration GIVE_UP_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    private static final Duration RETAIN_EVERY = Duration.ofHours(1);
    private static final Duration FLAPPING_WINDOW = Duration.ofMinutes(10);

    private final CentralSystemConfig config;
    private final InstantSource clock;
    private final Database database;
    private final EventLog events;
    private final FindingRepository findingRepository;
    private final Findings findings;
    private final ChargePointRepository chargePoints;
    private final Registrations registrations;
    private final Tags tags;
    private final ConnectionRegister connections;
    private final MeterValueRepository meterValues;
    private final StatusRepository statuses;
    private final Transactions transactions;
    private final Authorization authorization;
    private final ConfigurationRepository configurationRepository;
    private final Configuration configuration;
    private final Commands commands;
    private final VendorMessages vendorMessages = new VendorMessages();
    private final MessageWatch messages;
    private final ClockWatch clocks;
    private final RetentionJob retention;
    private final StuckStates stuckStates;
    private final Housekeeping housekeeping = new Housekeeping();
    private final OcppServer server;

    private CentralSystem(CentralSystemConfig config, InstantSource clock, Database database) {
        this.config = config;
        this.clock = clock;
        this.database = database;
        this.events = new EventLog(database, clock);
        this.findingRepository = new FindingRepository(database, events);
        this.findings = new Findings(database, findingRepository, clock);
        this.messages = new MessageWatch(findings);
        this.clocks = new ClockWatch(findings);
        this.retention = new RetentionJob(database, config.retention(), clock);
        this.chargePoints = new ChargePointRepository(database);
        this.registrations = new Registrations(database, chargePoints, events, clock);
        this.tags = new Tags(database, new TagRepository(database));
        this.authorization = new Authorization(
                new LocalAuthority(tags, config.policy().unknownTags()), config.authority(), AUTHORITY_WITHIN);
        this.connections = new ConnectionRegister(
                database, chargePoints, new ConnectionRepository(database), events, findings, clock);
        this.meterValues = new MeterValueRepository(database);
        this.statuses = new StatusRepository(database);
        this.stuckStates = new StuckStates(database, statuses, findings, clock);
        this.configurationRepository = new ConfigurationRepository(database);
        this.configuration = new Configuration(configurationRepository, events);
        this.commands = new Commands(
                database,
                chargePoints,
                registrations,
                connections,
                configurationRepository,
                configuration,
                findings,
                events,
                clock);
        this.transactions = newTransactions();
        new ReadingPartitions(database).prepare(clock.instant());
        this.commands.start();
        this.server = startServer();
        keepHouse();
    }

    /// Opens the store and then the server.
    ///
    /// @throws StoreException if the store cannot be opened
    public static CentralSystem start(CentralSystemConfig config, InstantSource clock) {
        Database database =
                Databases.open(config.storage().directory(), config.storage().database());
        try {
            return new CentralSystem(config, clock, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Transactions newTransactions() {
        var repository = new TransactionRepository(database);
        var concurrency =
                new Concurrency(tags, repository, config.policy().maxTransactionsPerTag(), connections::isConnected);
        return new Transactions(
                database,
                repository,
                authorization,
                concurrency,
                meterValues,
                commands.transactionObserver(),
                events,
                findings,
                findingRepository,
                clock);
    }

    private OcppServer startServer() {
        return OcppServer.builder()
                .host(config.listen().host())
                .port(config.listen().port())
                .path(config.listen().path())
                .admission(new Doorkeeper(registrations, config.policy().unknownChargePoints()))
                .observer(connections)
                .rpc(RpcConfig.defaults()
                        .with(clock)
                        .with(config.policy().strictness())
                        .with(messages))
                .handlers(handlers())
                .start();
    }

    private Handlers handlers() {
        BootObserver boots = (chargePoint, bootId, at) -> {
            transactions.booted(chargePoint, bootId, at);
            configuration.booted(chargePoint, bootId, at);
            commands.booted(chargePoint, bootId, at);
        };
        var boot = new BootNotificationHandler(
                database,
                chargePoints,
                registrations,
                events,
                boots,
                config.policy().intervals(),
                clock);
        return Handlers.builder()
                .on(BootNotificationRequest.class, stored((exchange, request) -> {
                    exchange.afterAnswer(() -> commands.ready(exchange.peer()));
                    return boot.handle(exchange, request);
                }))
                .immediately(HeartbeatRequest.class, served((_, _) -> new HeartbeatResponse(clock.instant())))
                .on(AuthorizeRequest.class, served(new AuthorizeHandler(authorization)))
                .on(StatusNotificationRequest.class, served(new StatusNotificationHandler(database, clocks, events)))
                .once(StartTransactionRequest.class, served(transactions.onStart()))
                .once(
                        MeterValuesRequest.class,
                        served(new MeterValuesHandler(transactions.assignment(), clocks, events)))
                .once(StopTransactionRequest.class, served(transactions.onStop()))
                .on(DataTransferRequest.class, served(vendorMessages))
                .build();
    }

    private <Q extends Request<R>, R extends Response> Handler<Q, R> served(Handler<Q, R> handler) {
        Handler<Q, R> guarded = registrations.guard(handler);
        return stored((exchange, request) -> {
            exchange.deviations().forEach(deviation -> deviated(exchange, request, deviation));
            return guarded.handle(exchange, request);
        });
    }

    private void deviated(Exchange exchange, Request<?> request, Deviation deviation) {
        findings.found(
                exchange.peer(),
                FindingKind.SCHEMA_DEVIATION,
                Action.ofMessage(request) + " " + deviation.pointer().replaceAll("/\\d+", "/*"),
                deviation.reason(),
                exchange.frame());
    }

    /// A store that is not there leads to no answer: neither a yes nor a no would be true.
    private static <Q extends Request<R>, R extends Response> Handler<Q, R> stored(Handler<Q, R> handler) {
        return (exchange, request) -> {
            try {
                return handler.handle(exchange, request);
            } catch (StoreException e) {
                throw new NoAnswerException(String.valueOf(e.getMessage()), e);
            }
        };
    }

    private void keepHouse() {
        housekeeping.every(FLUSH_EVERY, "findings", findings::flush);
        housekeeping.every(FLUSH_EVERY, "connections", connections::flush);
        housekeeping.every(GIVE_UP_EVERY, "commands", commands::giveUp);
        housekeeping.every(LOOK_EVERY, "stuck states", stuckStates::look);
        housekeeping.every(RETAIN_EVERY, "retention", retention::run);
        housekeeping.every(FLAPPING_WINDOW, "flapping", connections::forgetOpened);
    }

    /// Where charge points connect to.
    public InetSocketAddress address() {
        return server.address();
    }

    /// The server that charge points connect to.
    public OcppServer server() {
        return server;
    }

    /// Where units of work run.
    public Database database() {
        return database;
    }

    /// The charge points that are known.
    public ChargePointRepository chargePoints() {
        return chargePoints;
    }

    /// How the charge points stand with us.
    public Registrations registrations() {
        return registrations;
    }

    /// The tags that are known.
    public Tags tags() {
        return tags;
    }

    /// The transactions.
    public Transactions transactions() {
        return transactions;
    }

    /// The readings of the meters.
    public MeterValueRepository meterValues() {
        return meterValues;
    }

    /// What the meters read, for those who look.
    public MeterHistory meterHistory() {
        return new MeterHistory(database, meterValues);
    }

    /// The states of the connectors.
    public StatusRepository statuses() {
        return statuses;
    }

    /// Who is connected, who was, and who was turned away.
    public ConnectionRegister connections() {
        return connections;
    }

    /// What charge points are told.
    public Commands commands() {
        return commands;
    }

    /// What is known of the charge points' configuration.
    public ConfigurationRepository configuration() {
        return configurationRepository;
    }

    /// What operators should know.
    public FindingRepository findings() {
        return findingRepository;
    }

    /// Judges what a charge point sends in another way, from now on; null for as all are judged.
    ///
    /// @param by who decides
    public void judge(String identity, @Nullable Strictness strictness, String by) {
        registrations.judge(identity, strictness, by);
        Strictness effective = strictness == null ? config.policy().strictness() : strictness;
        connections.connection(identity).ifPresent(open -> open.rpc().strictness(effective));
    }

    /// Resolves a finding.
    ///
    /// @param by who does it
    /// @param note why
    /// @return it as it is then; nothing if there is none of that id
    public Optional<Finding> resolveFinding(long id, String by, @Nullable String note) {
        return database.write(() -> findingRepository.find(id).flatMap(finding -> {
            findingRepository.resolve(
                    finding.chargePoint(),
                    finding.kind(),
                    finding.subject(),
                    new Finding.Resolution(clock.instant(), by, note));
            return findingRepository.find(id);
        }));
    }

    /// What happens, as one stream.
    public EventLog events() {
        return events;
    }

    /// Whether the charge points' clocks are right.
    public ClockWatch clocks() {
        return clocks;
    }

    /// What became of the messages that arrived.
    public MessageWatch messages() {
        return messages;
    }

    /// What is understood of vendors' messages.
    public VendorMessages vendorMessages() {
        return vendorMessages;
    }

    /// Stores what was only noted so far. Findings and ends of connections are stored a second late
    /// otherwise.
    public void flush() {
        findings.flush();
        connections.flush();
    }

    /// Closes the server, then stores what is still to be stored.
    @Override
    public void close() {
        commands.close();
        server.close();
        housekeeping.close();
        flush();
        database.close();
    }
}
