// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, run as a person runs it, among Javas that only say how they were called.
class LauncherTest {
    @TempDir
    private Path home = Path.of("");

    private final Map<String, String> environment = new HashMap<>();

    /// What the launcher printed and how it ended.
    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void distribution() throws IOException {
        Path distribution = Files.createDirectories(home.resolve("a place with blanks"));
        Files.copy(Repository.ROOT.resolve("chargehand"), distribution.resolve("chargehand"));
        Files.writeString(distribution.resolve("chargehand.jar"), "no jar");
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("CHARGEHAND_JVM_DIRS", home.resolve("jvms").toString());
    }

    private Path java(String directory, String version) throws IOException {
        Path java =
                Files.createDirectories(home.resolve(directory).resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$0\"\nfor argument in \"$@\"; do echo \"[$argument]\"; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve(directory).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home.resolve(directory);
    }

    private Run launch(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh", home.resolve("a place with blanks/chargehand").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err);
    }

    @Test
    void theFirstJavaThatIsNewEnoughIsTaken() throws Exception {
        java("jvms/java-17", "17.0.15");
        Path right = java("jvms/java-25", "25.0.1");

        Run run = launch("version");

        assertThat(run.out()).startsWith(right + "/bin/java\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theJavaThatIsNamedComesBeforeAllOthers() throws Exception {
        java("jvms/java-25", "25");
        environment.put("JAVA_HOME", java("mine", "26.0.2").toString());
        environment.put("CHARGEHAND_JAVA_HOME", java("named", "25.0.3").toString());

        assertThat(launch("version").out()).startsWith(home.resolve("named").toString());
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        environment.put("JAVA_HOME", java("old", "21.0.2").toString());
        Path right = java("jvms/java-25", "25.0.1");

        assertThat(launch("version").out()).startsWith(right.toString());
    }

    @Test
    void withoutAJavaItSaysWhatItLookedAtAndWhatToDo() throws Exception {
        environment.put("JAVA_HOME", java("old", "21.0.2").toString());
        java("jvms/java-17", "17.0.15");
        environment.put("PATH", onlyTools().toString());

        Run run = launch("version");

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err())
                .contains("version 25 or newer")
                .contains("old (JAVA_HOME): version 21")
                .contains("java-17")
                .contains("apt-get install")
                .contains("CHARGEHAND_JAVA_HOME=");
    }

    /// A PATH with the tools that the launcher needs, and no java.
    private Path onlyTools() throws IOException {
        Path tools = Files.createDirectories(home.resolve("tools"));
        for (String tool : List.of("sed", "head", "dirname", "readlink")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), real);
        }
        return tools;
    }

    @Test
    void argumentsArriveAsTheyWereGivenBehindOurOptions() throws Exception {
        java("jvms/java-25", "25");
        environment.put("CHARGEHAND_JAVA_OPTS", "-Xmx64m -Dx=1");

        List<String> lines = launch("serve", "--data", "a b", "").out().lines().toList();

        assertThat(lines).containsSubsequence("[-XX:+UseCompactObjectHeaders]", "[-Xmx64m]", "[-Dx=1]", "[-jar]");
        assertThat(lines).endsWith("[serve]", "[--data]", "[a b]", "[]");
    }

    @Test
    void itWorksThroughALink() throws Exception {
        java("jvms/java-25", "25");
        Path link = Files.createDirectories(home.resolve("bin")).resolve("chargehand");
        Files.createSymbolicLink(link, home.resolve("a place with blanks/chargehand"));
        var builder = new ProcessBuilder(link.toString(), "version");
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("a place with blanks/chargehand.jar]");
    }

    @Test
    void verifyNeedsTheSources() throws Exception {
        Run run = launch("verify");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there are none here");
    }
}
