// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.protocol.core.HeartbeatRequest;
import dev.chargehand.protocol.core.HeartbeatResponse;
import dev.chargehand.protocol.core.MeterValuesRequest;
import dev.chargehand.protocol.core.MeterValuesResponse;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.rpc.Handler;
import dev.chargehand.rpc.Handlers;
import dev.chargehand.rpc.RpcConfig;
import dev.chargehand.websocket.OcppServer;
import dev.chargehand.websocket.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// One of the servers, as a process of its own. Prints its port; answers `heap` with the used heap after
/// full
/// collections.
@Command(name = "server", hidden = true, mixinStandardHelpOptions = true, description = "A server to measure.")
final class ServerProgram implements Callable<Integer> {
    private static final int COLLECTIONS = 3;

    @Option(names = "--kind", required = true)
    private ServerKind kind = ServerKind.BARE;

    @Option(names = "--transport", defaultValue = "AUTO")
    private Transport transport = Transport.AUTO;

    @Override
    public Integer call() throws IOException, InterruptedException {
        switch (kind) {
            case RAW -> {
                try (var server = RawServer.start(transport)) {
                    serve(server.port());
                }
            }
            case BARE -> {
                try (var server = BareServer.start(transport)) {
                    serve(server.port());
                }
            }
            case IMMEDIATE, BLOCKING -> {
                try (var server = ours()) {
                    serve(server.address().getPort());
                }
            }
        }
        return 0;
    }

    private OcppServer ours() {
        InstantSource clock = InstantSource.system();
        Handler<HeartbeatRequest, HeartbeatResponse> heartbeat = (_, _) -> new HeartbeatResponse(clock.instant());
        Handler<MeterValuesRequest, MeterValuesResponse> meterValues = (_, _) -> new MeterValuesResponse();
        Handlers.Builder handlers = Handlers.builder();
        if (kind == ServerKind.IMMEDIATE) {
            handlers.immediately(HeartbeatRequest.class, heartbeat).immediately(MeterValuesRequest.class, meterValues);
        } else {
            handlers.on(HeartbeatRequest.class, heartbeat).once(MeterValuesRequest.class, meterValues);
        }
        return OcppServer.builder()
                .transport(transport)
                .eventLoops(1)
                .handlers(handlers.build())
                .rpc(RpcConfig.defaults().with(Strictness.STRICT))
                .start();
    }

    private static void serve(int port) throws IOException, InterruptedException {
        System.out.println(port);
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            if (question.equals("heap")) {
                System.out.println(heapAfterCollections());
            }
        }
    }

    private static long heapAfterCollections() throws InterruptedException {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
            new java.util.concurrent.CountDownLatch(1)
                    .await(Duration.ofMillis(300).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
