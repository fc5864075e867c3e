// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.CentralSystemConfig;
import dev.chargehand.centralsystem.CentralSystemConfig.Listen;
import dev.chargehand.centralsystem.CentralSystemConfig.Policy;
import dev.chargehand.centralsystem.CentralSystemConfig.Storage;
import dev.chargehand.centralsystem.authorization.UnknownTags;
import dev.chargehand.protocol.AuthorizationStatus;
import dev.chargehand.protocol.IdTagInfo;
import dev.chargehand.protocol.core.AuthorizeRequest;
import dev.chargehand.protocol.core.AuthorizeResponse;
import dev.chargehand.protocol.core.BootNotificationRequest;
import dev.chargehand.protocol.core.BootNotificationResponse;
import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.MeterValuesResponse;
import dev.chargehand.protocol.core.RegistrationStatus;
import dev.chargehand.protocol.core.StartTransactionRequest;
import dev.chargehand.protocol.core.StartTransactionResponse;
import dev.chargehand.protocol.core.StatusNotificationRequest;
import dev.chargehand.protocol.core.StatusNotificationResponse;
import dev.chargehand.protocol.core.StopTransactionRequest;
import dev.chargehand.protocol.core.StopTransactionResponse;
import dev.chargehand.websocket.OcppServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A central system on a store, as a process of its own. Prints its port; answers `sum` with the
/// transactions that are
/// stored and those of them that have ended.
@Command(name = "session-server", hidden = true, mixinStandardHelpOptions = true, description = "A central system.")
final class SessionServer implements Callable<Integer> {
    @Option(names = "--store", required = true)
    private StoreKind store = StoreKind.NOTHING;

    @Option(names = "--data", description = "Where the data is kept; a directory of its own that is removed after.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        switch (store) {
            case NOTHING -> {
                try (OcppServer server = forgetful()) {
                    serve(server.address().getPort(), null);
                }
            }
            case SQLITE -> serveOn(null);
            case POSTGRES -> {
                try (var postgres = EmbeddedPostgres.builder().start()) {
                    serveOn(postgres.getJdbcUrl("postgres", "postgres"));
                }
            }
        }
        return 0;
    }

    private void serveOn(@Nullable String url) throws IOException {
        Path directory = data == null ? Files.createTempDirectory("chargehand-bench") : data;
        var policy = new Policy(
                Policy.DEFAULT.unknownChargePoints(),
                UnknownTags.ACCEPT,
                null,
                Policy.DEFAULT.strictness(),
                Policy.DEFAULT.intervals());
        var config = CentralSystemConfig.defaults(directory)
                .with(new Listen("127.0.0.1", 0, "/ocpp"))
                .with(new Storage(directory, url))
                .with(policy);
        try (CentralSystem centralSystem = CentralSystem.start(config, InstantSource.system())) {
            serve(centralSystem.address().getPort(), centralSystem);
        }
    }

    private static void serve(int port, @Nullable CentralSystem centralSystem) throws IOException {
        System.out.println(port);
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(centralSystem == null ? "0 0" : sum(centralSystem));
        }
    }

    private static String sum(CentralSystem centralSystem) {
        return centralSystem
                .database()
                .read(() -> centralSystem
                        .database()
                        .handle()
                        .createQuery("select count(*) || ' ' || count(stopped_at) from charging_transaction")
                        .mapTo(String.class)
                        .one());
    }

    private static OcppServer forgetful() {
        InstantSource clock = InstantSource.system();
        var ids = new AtomicInteger();
        var accepted = IdTagInfo.of(AuthorizationStatus.ACCEPTED);
        return OcppServer.builder()
                .path("/ocpp")
                .on(
                        BootNotificationRequest.class,
                        (_, _) -> new BootNotificationResponse(RegistrationStatus.ACCEPTED, clock.instant(), 300))
                .immediately(HeartbeatRequest.class, (_, _) -> new HeartbeatResponse(clock.instant()))
                .on(AuthorizeRequest.class, (_, _) -> new AuthorizeResponse(accepted))
                .on(StatusNotificationRequest.class, (_, _) -> new StatusNotificationResponse())
                .once(
                        StartTransactionRequest.class,
                        (_, _) -> new StartTransactionResponse(ids.incrementAndGet(), accepted))
                .once(MeterValuesRequest.class, (_, _) -> new MeterValuesResponse())
                .once(StopTransactionRequest.class, (_, _) -> new StopTransactionResponse(accepted))
                .start();
    }
}
