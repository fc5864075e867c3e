// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `chargehand serve` as a process.
class ServeTest {
    @TempDir
    private Path directory = Path.of("");

    private Process serve(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Chargehand.class.getName(),
                "serve",
                "--data",
                directory.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /// Reads until the console's address is printed.
    private static URI console(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.strip().startsWith("console")) {
                return URI.create(line.strip().split(" +", 2)[1]);
            }
        }
        throw new IOException("it ended before it said where the console is");
    }

    private static String get(URI console, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(console.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void theDemoChargesWithinSecondsAndStopsCleanly() throws Exception {
        Process demo = serve("--demo", "--listen", "0", "--http", "0");
        try (BufferedReader out = demo.inputReader(StandardCharsets.UTF_8)) {
            URI console = console(out);
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            get(console, "/api/v1/transactions?active=true").contains("\"powerW\""));
            assertThat(get(console, "/api/v1/charge-points"))
                    .contains("HARBOUR-01")
                    .contains("\"Charging\"");
            assertThat(get(console, "/")).contains("Running transactions");
            assertThat(get(console, "/app.js")).contains("/api/v1/charge-points");

            demo.destroy();
            assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            demo.destroyForcibly();
        }
        assertThat(demo.exitValue()).isIn(0, 143);
    }

    @Test
    void aPortThatIsTakenIsToldInThreeLines() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Process second = serve("--listen", "127.0.0.1:" + taken.getLocalPort(), "--http", "0");
            String out = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(out)
                    .contains("cannot be let in on 127.0.0.1:" + taken.getLocalPort())
                    .contains("Next: free that port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDirectoryThatIsInUseIsTold() throws Exception {
        Process first = serve("--listen", "0", "--http", "0");
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            console(out);
            Process second = serve("--listen", "0", "--http", "0");

            assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("another chargehand is running on");
            assertThat(second.waitFor()).isEqualTo(1);
        } finally {
            first.destroyForcibly();
        }
    }
}
