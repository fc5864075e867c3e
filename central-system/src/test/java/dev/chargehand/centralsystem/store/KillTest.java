// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it stores: what it had acknowledged is there, once.
class KillTest {
    private static final int ENOUGH = 2_000;

    @TempDir
    private Path directory = Path.of("");

    @RepeatedTest(3)
    void whatWasAcknowledgedBeforeTheKillIsThereOnce() throws Exception {
        List<String> acknowledged = runAndKill();

        try (var database = SqliteDatabase.open(directory)) {
            List<String> stored = database.read(() -> database.handle()
                    .createQuery("select tag from tag")
                    .mapTo(String.class)
                    .list());
            assertThat(acknowledged).hasSizeGreaterThan(ENOUGH / 2);
            assertThat(stored).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    private List<String> runAndKill() throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProgram.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == ENOUGH) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
        // The kill may have cut the last line short; such a line was not read as a whole.
        return acknowledged.stream().filter(line -> line.endsWith(";")).toList();
    }
}
