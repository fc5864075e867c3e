// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./chargehand bench`: the measurements, one verb each.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what Chargehand costs, beside what it stands on.",
        header = {"Examples:", "  ./chargehand bench round-trips", "  ./chargehand bench codec", ""},
        subcommands = {
            CodecTable.class,
            RoundTrips.class,
            IdleHeap.class,
            Sessions.class,
            ServerProgram.class,
            LoadProgram.class,
            SessionServer.class,
            SessionLoad.class
        })
public final class Bench {
    private Bench() {}

    /// Runs a measurement.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
