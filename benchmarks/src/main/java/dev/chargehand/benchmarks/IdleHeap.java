// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.websocket.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Heap of the server for each idle connection: the slope between few and many, after full collections.
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        description = "Heap per idle connection of the WebSocket server with its RPC layer.")
final class IdleHeap implements Callable<Integer> {
    private static final int FEW = 1_000;
    private static final List<String> OPTIONS = List.of("-Xmx2g", "-XX:+UseSerialGC");

    @Option(names = "--connections", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
    private int connections = 10_000;

    @Option(names = "--transport", defaultValue = "AUTO", description = "${COMPLETION-CANDIDATES}")
    private Transport transport = Transport.AUTO;

    @Override
    public Integer call() throws IOException {
        System.out.printf("%-10s %14s %14s %22s%n", "server", "heap at 1,000", "heap at all", "bytes per connection");
        for (ServerKind kind : List.of(ServerKind.BARE, ServerKind.IMMEDIATE)) {
            measure(kind);
        }
        return 0;
    }

    private void measure(ServerKind kind) throws IOException {
        try (Child server =
                Child.start(0, OPTIONS, List.of("server", "--kind", kind.name(), "--transport", transport.name()))) {
            String port = server.line();
            try (Child few = quiet(port, 0, FEW)) {
                few.line();
                long heapOfFew = Long.parseLong(server.ask("heap"));
                try (Child rest = quiet(port, FEW, connections - FEW)) {
                    rest.line();
                    print(kind, heapOfFew, Long.parseLong(server.ask("heap")));
                }
            }
        }
    }

    private void print(ServerKind kind, long heapOfFew, long heapOfAll) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %,14d %,14d %,22d%n",
                kind.name().toLowerCase(Locale.ROOT),
                heapOfFew,
                heapOfAll,
                (heapOfAll - heapOfFew) / (connections - FEW));
    }

    private Child quiet(String port, int first, int count) throws IOException {
        String from = String.valueOf(first);
        List<String> arguments = List.of("load", "--quiet", "--port", port, "--first", from);
        List<String> rest = List.of("--connections", String.valueOf(count), "--transport", transport.name());
        return Child.start(
                1, OPTIONS, Stream.concat(arguments.stream(), rest.stream()).toList());
    }
}
