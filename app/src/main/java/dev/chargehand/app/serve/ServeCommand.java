// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.serve;

import dev.chargehand.app.failure.CommandException;
import dev.chargehand.app.failure.ExitCode;
import dev.chargehand.app.version.Version;
import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.CentralSystemConfig;
import dev.chargehand.centralsystem.CentralSystemConfig.Listen;
import dev.chargehand.centralsystem.CentralSystemConfig.Policy;
import dev.chargehand.centralsystem.CentralSystemConfig.Storage;
import dev.chargehand.centralsystem.authorization.Tag;
import dev.chargehand.centralsystem.authorization.UnknownTags;
import dev.chargehand.centralsystem.registration.Intervals;
import dev.chargehand.centralsystem.registration.UnknownChargePoints;
import dev.chargehand.centralsystem.store.StoreException;
import dev.chargehand.console.Console;
import dev.chargehand.protocol.json.Strictness;
import dev.chargehand.simulator.DemoFleet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chargehand serve`.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        header = {
            "Examples:",
            "  chargehand serve --demo",
            "  chargehand serve --listen 0.0.0.0:9000 --data /var/lib/chargehand",
            ""
        },
        description = "Runs a central system for OCPP 1.6J, with its console, until it is stopped.")
public final class ServeCommand implements Callable<Integer> {
    private static final String PATH = "/ocpp";

    @Option(names = "--demo", description = "With simulated charge points that charge.")
    private boolean demo;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9000",
            converter = HostAndPort.Converter.class,
            description = "Where charge points connect (default: ${DEFAULT-VALUE}, this machine only).")
    private HostAndPort listen = new HostAndPort("127.0.0.1", 9000);

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8180",
            converter = HostAndPort.Converter.class,
            description = "Where operators look (default: ${DEFAULT-VALUE}). There is no login yet: keep it here.")
    private HostAndPort http = new HostAndPort("127.0.0.1", 8180);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data is kept (default: chargehand-data; with --demo chargehand-data/demo).")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "A PostgreSQL database, version 15 or newer, as jdbc:postgresql://HOST/NAME?user=...&password=..."
                            + " (default: SQLite in --data; without --data also the environment's CHARGEHAND_DATABASE).")
    private @Nullable String database;

    @Option(
            names = "--unknown-charge-points",
            paramLabel = "accept|hold|refuse",
            defaultValue = "accept",
            description = "What becomes of a charge point that connects for the first time: it may take part, it waits"
                    + " for an operator's decision, or it gets 404 (default: accept).")
    private UnknownChargePoints unknownChargePoints = UnknownChargePoints.ACCEPT;

    @Option(
            names = "--unknown-tags",
            paramLabel = "accept|refuse",
            description = "What is said of a tag that is not known (default: refuse).")
    private UnknownTags unknownTags = UnknownTags.REFUSE;

    @Option(
            names = "--max-transactions-per-tag",
            paramLabel = "N",
            description =
                    "How many transactions a tag may have at a time, if it has no limit of its own (default: any).")
    private @Nullable Integer maxTransactions;

    @Option(
            names = "--heartbeat-interval",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long a charge point may be silent, a tenth more or less (default: ${DEFAULT-VALUE}).")
    private int heartbeatSeconds = 300;

    @Option(
            names = "--strict",
            description = "Refuse messages that are not valid, instead of reading what can be read.")
    private boolean strict;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var end = new EndSignal();
        try {
            serve(InstantSource.system(), config(), end);
        } finally {
            end.allIsClosed();
        }
        return ExitCode.OK;
    }

    private void serve(InstantSource clock, CentralSystemConfig config, EndSignal end) throws InterruptedException {
        try (CentralSystem centralSystem = startCentralSystem(config, clock)) {
            String chargePointUrl = "ws://" + urlHost(config.listen().host()) + ":"
                    + centralSystem.address().getPort() + PATH + "/";
            try (Console console = startConsole(centralSystem, chargePointUrl);
                    DemoFleet fleet = demo ? startDemo(centralSystem, chargePointUrl, clock) : null) {
                announce(console, chargePointUrl, config.storage().directory(), fleet != null);
                end.await();
            }
        }
    }

    private CentralSystemConfig config() {
        Path directory = data != null ? data : Path.of("chargehand-data");
        return CentralSystemConfig.defaults(data == null && demo ? directory.resolve("demo") : directory)
                .with(new Listen(listen.host(), listen.port(), PATH))
                .with(new Storage(data == null && demo ? directory.resolve("demo") : directory, databaseUrl()))
                .with(new Policy(
                        unknownChargePoints,
                        unknownTags,
                        maxTransactions,
                        strict ? Strictness.STRICT : Strictness.TOLERANT,
                        intervals()));
    }

    private @Nullable String databaseUrl() {
        return database != null || data != null || demo ? database : System.getenv("CHARGEHAND_DATABASE");
    }

    private Intervals intervals() {
        try {
            return new Intervals(
                    Duration.ofSeconds(heartbeatSeconds),
                    Policy.DEFAULT.intervals().retry());
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "The heartbeat interval cannot be " + heartbeatSeconds + " s.",
                    "a charge point can be told a second at least",
                    "name another with --heartbeat-interval");
        }
    }

    private static CentralSystem startCentralSystem(CentralSystemConfig config, InstantSource clock) {
        try {
            return CentralSystem.start(config, clock);
        } catch (StoreException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "The central system cannot start.",
                    String.valueOf(e.getMessage()),
                    "stop the other one, or name another directory with --data, another database with --database");
        } catch (RuntimeException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "Charge points cannot be let in on " + config.listen().host() + ":"
                            + config.listen().port() + ".",
                    String.valueOf(e.getMessage()),
                    "free that port, or name another with --listen");
        }
    }

    private Console startConsole(CentralSystem centralSystem, String chargePointUrl) {
        try {
            return Console.start(http.host(), http.port(), centralSystem, chargePointUrl);
        } catch (RuntimeException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "The console cannot be opened on " + http.host() + ":" + http.port() + ".",
                    String.valueOf(e.getMessage()),
                    "free that port, or name another with --http");
        }
    }

    private static DemoFleet startDemo(CentralSystem centralSystem, String chargePointUrl, InstantSource clock) {
        DemoFleet.tags().forEach(tag -> centralSystem.tags().put(Tag.valid(tag)));
        return DemoFleet.start(URI.create(chargePointUrl), clock, clock.millis());
    }

    private void announce(Console console, String chargePointUrl, Path directory, boolean withDemo) {
        if (spec == null) {
            return;
        }
        var out = spec.commandLine().getOut();
        out.println("Chargehand " + Version.current() + " is running" + (withDemo ? ", with a demo fleet" : ""));
        out.println("  console        http://" + urlHost(http.host()) + ":" + console.port() + "/");
        out.println("  charge points  " + chargePointUrl + "<identity>");
        out.println("  data           " + directory.toAbsolutePath().normalize());
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    private static String urlHost(String host) {
        return host.contains(":") ? "[" + host + "]" : host.equals("0.0.0.0") ? "localhost" : host;
    }
}
