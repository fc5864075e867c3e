// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The one jar, after it was packed. It holds many libraries whose files must not get into each other's
/// way.
class ExecutableJarTest {
    private static final Path PATH = Path.of("target", "chargehand.jar");

    @SuppressWarnings("NullAway.Init")
    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(PATH.toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void runsByItself() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        PATH.toString(),
                        "schema",
                        "StartTransaction")
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out).startsWith("{").contains("\"StartTransactionRequest\"").doesNotContain("WARNING");
    }

    @Test
    void saysWhatItNeedsOfJava() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
        assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
    }

    @Test
    void holdsNoModulesAndNoSignaturesOfOthers() {
        assertThat(names())
                .noneMatch(name -> name.endsWith("module-info.class"))
                .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"));
    }

    @Test
    void keepsTheServicesOfAllLibraries() throws IOException {
        assertThat(text("META-INF/services/java.sql.Driver")).contains("org.sqlite.JDBC");
        assertThat(text("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")).contains("logback");
    }

    @Test
    void keepsTheLicencesOfAllLibrariesAndOursFirst() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License");
        assertThat(text("META-INF/NOTICE")).startsWith("Chargehand").contains("Jackson");
        assertThat(names()).contains("META-INF/license/LICENSE.boringssl.txt");
    }

    private static List<String> names() {
        try (Stream<ZipEntry> entries = jar.stream().map(ZipEntry.class::cast)) {
            return entries.map(ZipEntry::getName).toList();
        }
    }

    private static String text(String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
