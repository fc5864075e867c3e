// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.benchmarks;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints nanoseconds and allocated bytes for each step of the codec.
@Command(
        name = "codec",
        mixinStandardHelpOptions = true,
        description = "Decode, validate, encode: time and allocation.")
final class CodecTable implements Callable<Integer> {
    @Option(
            names = "--forks",
            defaultValue = "3",
            description = "Fresh JVMs to measure in (default: ${DEFAULT-VALUE}).")
    private int forks = 3;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "Length of an iteration (default: ${DEFAULT-VALUE}).")
    private int seconds = 2;

    @Override
    public Integer call() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(CodecBenchmark.class.getSimpleName())
                .forks(forks)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(seconds))
                .jvmArgsAppend("-XX:+UseCompactObjectHeaders")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        System.out.printf("%-26s %12s %10s %12s%n", "step", "ns", "+- ns", "bytes");
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            var time = result.getPrimaryResult();
            var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            System.out.printf(
                    "%-26s %12.0f %10.0f %12.0f%n",
                    name.substring(name.lastIndexOf('.') + 1),
                    time.getScore(),
                    time.getScoreError(),
                    allocated == null ? Double.NaN : allocated.getScore());
        }
        return 0;
    }
}
