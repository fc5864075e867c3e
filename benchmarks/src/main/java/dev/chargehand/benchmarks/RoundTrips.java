// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import dev.chargehand.websocket.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Round trips a second of our server beside bare ones, in turns: server on one core, load on another.
@Command(
        name = "round-trips",
        mixinStandardHelpOptions = true,
        description = "Round trips a second on one core, beside a bare Netty server.")
final class RoundTrips implements Callable<Integer> {
    private static final int SERVER_CORE = 0;
    private static final int LOAD_CORE = 1;

    @Option(names = "--connections", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int connections = 1000;

    @Option(names = "--rounds", defaultValue = "5", description = "Turns of each server (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--warm-up", defaultValue = "8", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 8;

    @Option(names = "--seconds", defaultValue = "4", description = "Seconds a turn (default: ${DEFAULT-VALUE}).")
    private int seconds = 4;

    @Option(names = "--transport", defaultValue = "AUTO", description = "${COMPLETION-CANDIDATES}")
    private Transport transport = Transport.AUTO;

    @Override
    public Integer call() throws IOException {
        System.out.printf(
                "%d connections, strict validation, no store; server on core %d, load on core %d; medians of %d turns%n",
                connections, SERVER_CORE, LOAD_CORE, rounds);
        System.out.printf(
                "%-14s %-10s %14s %10s %10s   %s%n",
                "message", "server", "round trips/s", "of raw", "of bare", "least .. most");
        for (Load load : Load.values()) {
            print(load, measure(load));
        }
        return 0;
    }

    private List<Contender> measure(Load load) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        try {
            for (ServerKind kind : ServerKind.values()) {
                var contender = Contender.start(kind, load, connections, transport);
                contenders.add(contender);
                contender.rate(warmUpSeconds);
            }
            for (int round = 0; round < rounds; round++) {
                for (Contender contender : contenders) {
                    contender.rates.add(contender.rate(seconds));
                }
            }
        } finally {
            contenders.forEach(Contender::close);
        }
        return contenders;
    }

    private static void print(Load load, List<Contender> contenders) {
        Contender raw = of(contenders, ServerKind.RAW);
        Contender bare = of(contenders, ServerKind.BARE);
        for (Contender contender : contenders) {
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %-10s %,14d %9.1f%% %9.1f%%   %,d .. %,d%n",
                    load.name().toLowerCase(Locale.ROOT),
                    contender.kind.name().toLowerCase(Locale.ROOT),
                    contender.median(),
                    contender.percentOf(raw),
                    contender.percentOf(bare),
                    contender.sorted()[0],
                    contender.sorted()[contender.rates.size() - 1]);
        }
    }

    private static Contender of(List<Contender> contenders, ServerKind kind) {
        return contenders.stream()
                .filter(contender -> contender.kind == kind)
                .findFirst()
                .orElseThrow();
    }

    /// A server with its load, and the rates it reached.
    private record Contender(ServerKind kind, Child server, Child load, List<Long> rates) implements AutoCloseable {
        private static final List<String> MEMORY = List.of("-Xmx1g", "-XX:+UseSerialGC");

        static Contender start(ServerKind kind, Load load, int connections, Transport transport) throws IOException {
            Child server = Child.start(
                    SERVER_CORE, MEMORY, List.of("server", "--kind", kind.name(), "--transport", transport.name()));
            List<String> arguments = new ArrayList<>(List.of("load", "--port", server.line()));
            arguments.addAll(List.of("--connections", String.valueOf(connections)));
            arguments.addAll(List.of("--message", load.name(), "--transport", transport.name()));
            Child clients = Child.start(LOAD_CORE, MEMORY, arguments);
            clients.line();
            return new Contender(kind, server, clients, new ArrayList<>());
        }

        long rate(int seconds) throws IOException {
            return Long.parseLong(load.ask("run " + seconds));
        }

        long[] sorted() {
            return rates.stream().mapToLong(Long::longValue).sorted().toArray();
        }

        long median() {
            return sorted()[rates.size() / 2];
        }

        /// The median of the ratios of each turn to the other's turn beside it, so that what slows the
        /// machine down
        /// for a while slows both.
        double percentOf(Contender other) {
            double[] ratios = IntStream.range(0, rates.size())
                    .mapToDouble(turn -> 100.0 * rates.get(turn) / other.rates.get(turn))
                    .sorted()
                    .toArray();
            return ratios[ratios.length / 2];
        }

        @Override
        public void close() {
            load.close();
            server.close();
        }
    }
}
