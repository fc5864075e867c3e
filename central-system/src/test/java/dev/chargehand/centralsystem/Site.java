// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.CentralSystemConfig.Listen;
import dev.chargehand.centralsystem.CentralSystemConfig.Policy;
import dev.chargehand.centralsystem.CentralSystemConfig.Storage;
import dev.chargehand.centralsystem.authorization.Tag;
import dev.chargehand.centralsystem.registration.UnknownChargePoints;
import dev.chargehand.centralsystem.store.TestPostgres;
import dev.chargehand.centralsystem.transaction.Transaction;
import dev.chargehand.centralsystem.transaction.TransactionFilter;
import dev.chargehand.protocol.IdTag;
import dev.chargehand.protocol.Request;
import dev.chargehand.protocol.Response;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.rpc.CallOutcome;
import dev.chargehand.rpc.CallOutcome.Answered;
import dev.chargehand.rpc.Handlers;
import dev.chargehand.websocket.OcppClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A central system on a real socket with a real database, and charge points that connect to it.
final class Site implements AutoCloseable {
    static final IdTag KNOWN = new IdTag("04E2C5A1");
    static final IdTag BLOCKED = new IdTag("BLOCKED-1");

    private final Path directory;
    private final UnaryOperator<CentralSystemConfig> config;
    private final List<OcppClient> clients = new ArrayList<>();
    private CentralSystem centralSystem;

    Site(Path directory) {
        this(directory, same -> same);
    }

    Site(Path directory, UnaryOperator<CentralSystemConfig> config) {
        this.directory = directory;
        this.config = config;
        this.centralSystem = start();
    }

    private CentralSystem start() {
        var started = CentralSystem.start(config.apply(base()), InstantSource.system());
        started.tags().put(new Tag(KNOWN, new IdTag("GROUP"), null, false, null, null));
        started.tags().put(new Tag(BLOCKED, null, null, true, null, null));
        return started;
    }

    private CentralSystemConfig base() {
        return CentralSystemConfig.defaults(directory).with(new Listen("127.0.0.1", 0, "/ocpp"));
    }

    /// On a fresh PostgreSQL database, instead of SQLite in the directory.
    static UnaryOperator<CentralSystemConfig> onPostgres() {
        String url = TestPostgres.freshDatabase();
        return config -> config.with(new Storage(config.storage().directory(), url));
    }

    /// The default policy with another fate for unknown charge points.
    static UnaryOperator<CentralSystemConfig> unknown(UnknownChargePoints fate) {
        return config -> config.with(new Policy(
                fate, Policy.DEFAULT.unknownTags(), null, Policy.DEFAULT.strictness(), Policy.DEFAULT.intervals()));
    }

    CentralSystem centralSystem() {
        return centralSystem;
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + centralSystem.address().getPort() + "/ocpp");
    }

    /// Stops everything and starts the central system again on the same data.
    void restart() {
        close();
        centralSystem = start();
    }

    /// A charge point that is connected, but has not booted.
    OcppClient connect(String identity) throws InterruptedException {
        OcppClient client = OcppClient.builder().url(url()).identity(identity).start();
        clients.add(client);
        assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
        return client;
    }

    /// A charge point that has booted, and answers what it is told.
    OcppClient boot(String identity, Handlers handlers) throws InterruptedException {
        OcppClient client = OcppClient.builder()
                .url(url())
                .identity(identity)
                .handlers(handlers)
                .start();
        clients.add(client);
        assertThat(client.awaitConnected(Duration.ofSeconds(10))).isTrue();
        answer(client, new BootNotificationRequest("Example", "One"));
        return client;
    }

    /// A charge point that has booted.
    OcppClient boot(String identity) throws InterruptedException {
        OcppClient client = connect(identity);
        answer(client, new BootNotificationRequest("Example", "One"));
        return client;
    }

    /// The answer to a call, which must be one.
    static <R extends Response> R answer(OcppClient client, Request<R> request) throws InterruptedException {
        CallOutcome<R> outcome = client.call(request);
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered<R>) outcome).response();
    }

    <T> T read(Supplier<T> query) {
        return centralSystem.database().read(query);
    }

    Transaction transaction(int id) {
        return centralSystem.transactions().find(id).orElseThrow();
    }

    List<Transaction> transactions() {
        return centralSystem.transactions().list(TransactionFilter.newest(1000));
    }

    @Override
    public void close() {
        clients.forEach(OcppClient::close);
        clients.clear();
        centralSystem.close();
    }
}
