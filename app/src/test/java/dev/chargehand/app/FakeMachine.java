// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A machine for the launcher: a checkout, Javas that only say what they were called with, a Maven that
/// only makes
/// the jar. Nothing of the real machine is to be seen, but the small programs that every Unix has. All
/// paths have
/// blanks.
final class FakeMachine {
    private static final List<String> PROGRAMS = List.of(
            "awk",
            "cat",
            "date",
            "dirname",
            "find",
            "grep",
            "head",
            "id",
            "mkdir",
            "mkfifo",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sh",
            "sleep",
            "tail",
            "touch");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private final Path root;
    private final Path programs;
    private final Path checkout;
    private final Map<String, String> environment = new TreeMap<>();

    FakeMachine(Path directory) {
        this.root = directory.resolve("a machine");
        this.programs = directories("bin");
        this.checkout = directories("my checkout");
        PROGRAMS.forEach(this::borrow);
        copyLauncher(checkout);
        for (String module : List.of("", "protocol/", "app/")) {
            old(write(checkout.resolve(module + "pom.xml"), ""));
        }
        old(write(checkout.resolve("app/src/main/java/App.java"), ""));
        Stream.of("app/src/main/java", "app/src/main").map(checkout::resolve).forEach(FakeMachine::old);
        with("PATH", programs.toString());
        with("HOME", directories("home").toString());
        with("CHARGEHAND_JVM_DIRS", directories("jvm") + ":" + directories("more jvm"));
    }

    FakeMachine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Adds a Java with a compiler, below the machine's directory.
    Path jdk(String place, String version) {
        script(jre(place, version).resolve("bin/javac"), "exit 0");
        return root.resolve(place);
    }

    /// Adds a Java that can only run programs.
    Path jre(String place, String version) {
        Path home = root.resolve(place);
        write(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "echo \"java of " + home + "\"\nfor a in \"$@\"; do echo \"<$a>\"; done");
        return home;
    }

    /// Puts the java of a home on the PATH, as Debian does: a link to a link.
    void javaOnPath(Path home) {
        try {
            Path alternative = directories("etc").resolve("java");
            Files.createSymbolicLink(alternative, home.resolve("bin/java"));
            Files.createSymbolicLink(programs.resolve("java"), alternative);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds a mvn that does this; it runs in the checkout.
    void maven(String does) {
        script(programs.resolve("mvn"), "echo mvn \"$@\" with \"$JAVA_HOME\" >>calls\n" + does);
    }

    /// Adds a mvn that makes the jar.
    void maven() {
        maven(
                "echo '[INFO] Building Chargehand app 0.1.0-SNAPSHOT   [9/9]'\nmkdir -p app/target\n: >app/target/chargehand.jar");
    }

    /// As if it had been built before.
    void built() {
        old(write(checkout.resolve("app/target/chargehand.jar"), ""));
    }

    Path checkout() {
        return checkout;
    }

    Path root() {
        return root;
    }

    Path copyLauncher(Path to) {
        try {
            Path launcher = Files.createDirectories(to).resolve("chargehand");
            return Files.copy(
                    Path.of("..", "chargehand"),
                    launcher,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended run(String... args) {
        return run(checkout.resolve("chargehand"), args);
    }

    Ended run(Path launcher, String... args) {
        try {
            return await(start(launcher, args));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts it in a directory of no importance, with both outputs into files.
    Process start(Path launcher, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(root.resolve("out").toFile())
                .redirectError(root.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    Ended await(Process process) throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end: " + read("err"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return new Ended(process.exitValue(), read("out"), read("err"));
    }

    String read(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void script(Path file, String text) {
        try {
            write(file, "#!/bin/sh\n" + text + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void old(Path file) {
        try {
            Files.setLastModifiedTime(file, LONG_AGO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directories(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void borrow(String program) {
        Path real = Stream.of("/usr/bin", "/bin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " here"));
        script(programs.resolve(program), "exec " + real + " \"$@\"");
    }

    /// What a run came to.
    record Ended(int exitCode, String out, String err) {}
}
