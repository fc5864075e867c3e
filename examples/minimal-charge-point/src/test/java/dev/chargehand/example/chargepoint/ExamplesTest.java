// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.example.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.example.centralsystem.MinimalCentralSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Both examples as the programs they are, one against the other.
class ExamplesTest {
    @Test
    @Timeout(60)
    void chargePointChargesAtTheCentralSystem() throws Exception {
        Process centralSystem = start(MinimalCentralSystem.class, "0");
        try {
            BufferedReader printed = centralSystem.inputReader(StandardCharsets.UTF_8);
            Process chargePoint = start(MinimalChargePoint.class, printed.readLine());
            List<String> seen =
                    chargePoint.inputReader(StandardCharsets.UTF_8).lines().toList();

            assertThat(chargePoint.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(chargePoint.exitValue()).isZero();
            assertThat(seen).last().isEqualTo("charged 1000 Wh as transaction 1");
            assertThat(List.of(printed.readLine(), printed.readLine(), printed.readLine()))
                    .containsExactly(
                            "CP001 has booted, a Wallbox One",
                            "CP001 charges for 04E2C5A1 from 1000",
                            "CP001 has charged up to 2000 Wh");
        } finally {
            centralSystem.destroyForcibly();
        }
    }

    private static Process start(Class<?> program, String argument) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        argument)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
