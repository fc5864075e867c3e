// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import dev.chargehand.centralsystem.authorization.AuthorizeHandler;
import dev.chargehand.centralsystem.authorization.SqliteTagRepository;
import dev.chargehand.centralsystem.authorization.TagAuthority;
import dev.chargehand.centralsystem.authorization.TagRepository;
import dev.chargehand.centralsystem.connection.ConnectionRegister;
import dev.chargehand.centralsystem.datatransfer.VendorMessages;
import dev.chargehand.centralsystem.metering.MeterValueRepository;
import dev.chargehand.centralsystem.metering.MeterValuesHandler;
import dev.chargehand.centralsystem.metering.SqliteMeterValueRepository;
import dev.chargehand.centralsystem.registration.AcceptedOnly;
import dev.chargehand.centralsystem.registration.BootNotificationHandler;
import dev.chargehand.centralsystem.registration.ChargePointRepository;
import dev.chargehand.centralsystem.registration.SqliteChargePointRepository;
import dev.chargehand.centralsystem.status.ConnectorStatusRepository;
import dev.chargehand.centralsystem.status.SqliteConnectorStatusRepository;
import dev.chargehand.centralsystem.status.StatusNotificationHandler;
import dev.chargehand.centralsystem.store.Database;
import dev.chargehand.centralsystem.store.SqliteDatabase;
import dev.chargehand.centralsystem.trace.MessageWatch;
import dev.chargehand.centralsystem.transaction.SqliteTransactionRepository;
import dev.chargehand.centralsystem.transaction.StartTransactionHandler;
import dev.chargehand.centralsystem.transaction.StopTransactionHandler;
import dev.chargehand.centralsystem.transaction.TransactionRepository;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.DataTransferRequest;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.websocket.OcppServer;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/// A central system: the store, what answers charge points, and the server they connect to. Made whole by [#start],
/// and the owner of all of it until [#close].
public final class CentralSystem implements AutoCloseable {
    private final CentralSystemConfig config;
    private final InstantSource clock;
    private final Database database;
    private final ChargePointRepository chargePoints;
    private final TagRepository tags;
    private final TransactionRepository transactions;
    private final MeterValueRepository meterValues;
    private final ConnectorStatusRepository statuses;
    private final ConnectionRegister connections;
    private final VendorMessages vendorMessages = new VendorMessages();
    private final MessageWatch messages = new MessageWatch();
    private final OcppServer server;

    private CentralSystem(CentralSystemConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.database = SqliteDatabase.open(config.dataDirectory());
        this.chargePoints = new SqliteChargePointRepository(database);
        this.tags = new SqliteTagRepository(database);
        this.transactions = new SqliteTransactionRepository(database);
        this.meterValues = new SqliteMeterValueRepository(database);
        this.statuses = new SqliteConnectorStatusRepository(database);
        this.connections = new ConnectionRegister(database, chargePoints, clock);
        this.server = startServer();
    }

    /// Opens the store and then the server.
    ///
    /// @throws dev.chargehand.centralsystem.store.StoreException if the store cannot be opened
    public static CentralSystem start(CentralSystemConfig config, InstantSource clock) {
        return new CentralSystem(config, clock);
    }

    private OcppServer startServer() {
        try {
            return OcppServer.builder()
                    .host(config.host())
                    .port(config.port())
                    .path(config.path())
                    .admission(new Doorkeeper(database, chargePoints, config.unknownChargePoints(), clock))
                    .observer(connections)
                    .rpc(RpcConfig.defaults()
                            .with(clock)
                            .with(config.strictness())
                            .with(messages))
                    .handlers(handlers())
                    .start();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Handlers handlers() {
        var accepted = new AcceptedOnly(database, chargePoints);
        var authority = new TagAuthority(tags, config.unknownTags());
        return Handlers.builder()
                .on(
                        BootNotificationRequest.class,
                        new BootNotificationHandler(database, chargePoints, config.heartbeatInterval(), clock))
                .on(HeartbeatRequest.class, accepted.guard((_, _) -> new HeartbeatResponse(clock.instant())))
                .on(AuthorizeRequest.class, accepted.guard(new AuthorizeHandler(database, authority)))
                .on(StatusNotificationRequest.class, accepted.guard(new StatusNotificationHandler(database, statuses)))
                .once(
                        StartTransactionRequest.class,
                        accepted.guard(new StartTransactionHandler(database, transactions, authority)))
                .once(
                        MeterValuesRequest.class,
                        accepted.guard(new MeterValuesHandler(database, meterValues, transactions)))
                .once(
                        StopTransactionRequest.class,
                        accepted.guard(new StopTransactionHandler(
                                database,
                                transactions,
                                (transaction, readings, receivedAt) -> meterValues.record(
                                        transaction.chargePoint(),
                                        transaction.connectorId(),
                                        transaction.id(),
                                        readings,
                                        receivedAt,
                                        null),
                                authority)))
                .on(DataTransferRequest.class, accepted.guard(vendorMessages))
                .build();
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

    /// The tags that are known.
    public TagRepository tags() {
        return tags;
    }

    /// The transactions.
    public TransactionRepository transactions() {
        return transactions;
    }

    /// The readings of the meters.
    public MeterValueRepository meterValues() {
        return meterValues;
    }

    /// The states of the connectors.
    public ConnectorStatusRepository statuses() {
        return statuses;
    }

    /// Who is connected.
    public ConnectionRegister connections() {
        return connections;
    }

    /// What became of the messages that arrived.
    public MessageWatch messages() {
        return messages;
    }

    /// What is understood of vendors' messages.
    public VendorMessages vendorMessages() {
        return vendorMessages;
    }

    /// Closes the server, then stores what is still to be stored.
    @Override
    public void close() {
        server.close();
        database.close();
    }
}
