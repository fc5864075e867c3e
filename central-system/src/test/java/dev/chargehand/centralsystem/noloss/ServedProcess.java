// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.noloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A central system in a process of its own, which can be killed and started again on the same port.
final class ServedProcess implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 5;

    private final int port;
    private final Path directory;
    private final String database;
    private Process process;
    private int failedStarts;

    /// @param database as [ServingProgram#config] has it
    ServedProcess(Path directory, String database) throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        this.directory = directory;
        this.database = database;
        this.process = launched();
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + port + "/ocpp");
    }

    /// How often a start did not succeed at first.
    int failedStarts() {
        return failedStarts;
    }

    /// Lets it live for a while, kills it (SIGKILL), and starts it again, as a supervisor would.
    void killAfter(Duration alive) throws IOException, InterruptedException {
        assertThat(process.waitFor(alive.toMillis(), TimeUnit.MILLISECONDS))
                .as("it ended by itself")
                .isFalse();
        close();
        process = launched();
    }

    private Process launched() throws IOException {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Process fresh = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (isReady(fresh)) {
                return fresh;
            }
            failedStarts++;
            fresh.toHandle().destroyForcibly();
        }
        throw new IOException("the central system does not start");
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ServingProgram.class.getName(),
                String.valueOf(port),
                directory.toString(),
                database);
    }

    /// Its output is read to the end on another thread, as it must never wait for us.
    private static boolean isReady(Process fresh) throws IOException {
        BufferedReader out = fresh.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ServingProgram.READY)) {
                Thread.ofVirtual().start(() -> out.lines().forEach(System.out::println));
                return true;
            }
            System.out.println(line);
        }
        return false;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
