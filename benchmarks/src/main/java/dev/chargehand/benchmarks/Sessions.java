// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Durable charging sessions a second on each store, beside a server that keeps nothing, in turns; then
/// how long an
/// answer takes at half of that load.
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        description = "Charging sessions a second, every answer after its commit, beside a server that keeps nothing.")
final class Sessions implements Callable<Integer> {
    private static final int SERVER_CORE = 0;
    private static final int LOAD_CORE = 1;
    private static final double SQLITE_BAR = 50;
    private static final double POSTGRES_BAR = 35;
    private static final double P99_BAR_MILLIS = 50;

    @Option(names = "--connections", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int connections = 1000;

    @Option(names = "--rounds", defaultValue = "3", description = "Turns of each store (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--warm-up", defaultValue = "15", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 15;

    @Option(names = "--seconds", defaultValue = "8", description = "Seconds a turn (default: ${DEFAULT-VALUE}).")
    private int seconds = 8;

    @Option(names = "--store", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}")
    private List<StoreKind> stores = List.of(StoreKind.values());

    @Option(names = "--jvm", description = "An option for the servers' JVM.")
    private List<String> jvm = List.of();

    @Override
    public Integer call() throws IOException {
        System.out.printf(
                "%d connections; central system with its database on core %d, load on core %d; medians of %d turns%n",
                connections, SERVER_CORE, LOAD_CORE, rounds);
        List<Contender> contenders = new ArrayList<>();
        try {
            for (StoreKind kind : stores) {
                Contender contender = start(kind);
                contenders.add(contender);
                contender.run("run " + warmUpSeconds);
            }
            for (int round = 0; round < rounds; round++) {
                for (Contender contender : contenders) {
                    contender.results.add(contender.run("run " + seconds));
                }
            }
            print(contenders);
        } finally {
            contenders.forEach(Contender::close);
        }
        return 0;
    }

    private Contender start(StoreKind kind) throws IOException {
        List<String> memory = new ArrayList<>(List.of("-Xmx2g", "-XX:+UseSerialGC"));
        memory.addAll(jvm);
        Child server = Child.start(SERVER_CORE, memory, List.of("session-server", "--store", kind.name()));
        Child load = Child.start(
                LOAD_CORE,
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                List.of("session-load", "--port", server.line(), "--connections", String.valueOf(connections)));
        load.line();
        return new Contender(kind, server, load, new ArrayList<>());
    }

    private void print(List<Contender> contenders) throws IOException {
        System.out.printf(
                "%-9s %11s %11s %8s %8s   %-22s %s%n",
                "store", "sessions/s", "of nothing", "p50 ms", "p99 ms", "at half load", "acknowledged = stored");
        for (Contender contender : contenders) {
            double rate = contender.median(0);
            double percent = 100 * rate / contenders.getFirst().median(0);
            double[] half = contender.run(String.format(Locale.ROOT, "pace %.1f %d", rate / 2, seconds));
            String acknowledged = contender.load.ask("sum");
            String stored = contender.server.ask("sum");
            System.out.printf(
                    Locale.ROOT,
                    "%-9s %11.0f %10.1f%% %8.1f %8.1f   p50 %.1f p99 %.1f%s   %s%s%n",
                    contender.kind.name().toLowerCase(Locale.ROOT),
                    rate,
                    percent,
                    contender.median(1),
                    contender.median(2),
                    half[1],
                    half[2],
                    half[2] <= P99_BAR_MILLIS ? "" : " (bar 50: missed)",
                    contender.kind == StoreKind.NOTHING
                            ? "-"
                            : acknowledged + (acknowledged.equals(stored) ? " = " : " BUT ") + stored,
                    verdict(contender.kind, percent) + (half[3] > 0 ? " ERRORS " + half[3] : ""));
        }
    }

    private static String verdict(StoreKind kind, double percent) {
        double bar = switch (kind) {
            case NOTHING -> 0;
            case SQLITE -> SQLITE_BAR;
            case POSTGRES -> POSTGRES_BAR;
        };
        return bar == 0 ? "" : percent >= bar ? "   (bar " + bar + ": held)" : "   (bar " + bar + ": missed)";
    }

    /// A server with its load, and what they came to.
    private record Contender(StoreKind kind, Child server, Child load, List<double[]> results)
            implements AutoCloseable {
        double[] run(String question) throws IOException {
            return java.util.Arrays.stream(load.ask(question).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        double median(int column) {
            double[] sorted = results.stream()
                    .mapToDouble(result -> result[column])
                    .sorted()
                    .toArray();
            return sorted[sorted.length / 2];
        }

        @Override
        public void close() {
            load.close();
            server.close();
        }
    }
}
