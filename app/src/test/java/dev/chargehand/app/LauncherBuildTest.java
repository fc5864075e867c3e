// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chargehand.app.FakeMachine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the script `chargehand` builds, and what it says when it cannot.
class LauncherBuildTest {
    private static final String FAILING_BUILD = """
            echo '[INFO] Building Chargehand app 0.1.0-SNAPSHOT   [9/9]'
            echo '[ERROR] App.java:[1,1] class expected'
            exit 1""";

    @TempDir
    Path directory;

    private FakeMachine machine;

    @BeforeEach
    void aMachineWithAJdk() {
        machine = new FakeMachine(directory);
        machine.jdk("jvm/java-25", "25.0.3");
    }

    @Test
    void buildsOnceAndThenRuns() throws IOException {
        machine.maven();

        Ended first = machine.run("version");
        Ended second = machine.run("version");

        assertThat(first.err()).contains("Building Chargehand", "9/9 Chargehand app");
        assertThat(first.out()).contains("<version>");
        assertThat(second.err()).isEmpty();
        assertThat(calls()).hasLineCount(1).contains("package -pl app -am -DskipTests with " + machine.root() + "/jvm");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        machine.maven();
        machine.run();

        FakeMachine.write(machine.checkout().resolve("protocol/src/main/java/New.java"), "");
        machine.run();

        assertThat(calls()).hasLineCount(2);
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws IOException {
        machine.maven();
        machine.run();

        Files.delete(machine.checkout().resolve("app/src/main/java/App.java"));
        machine.run();

        assertThat(calls()).hasLineCount(2);
    }

    @Test
    void doesNotBuildForTestsAndExamples() throws IOException {
        machine.maven();
        machine.run();

        FakeMachine.write(machine.checkout().resolve("app/src/test/java/SomeTest.java"), "");
        FakeMachine.write(machine.checkout().resolve("examples/small/src/main/java/Example.java"), "");
        machine.run();

        assertThat(calls()).hasLineCount(1);
    }

    @Test
    void showsTheFirstErrorsOfABuildThatFails() throws IOException {
        machine.maven(FAILING_BUILD);

        Ended ended = machine.run("version");

        Path log = machine.checkout().resolve("target/build.log");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("The build failed:", "App.java:[1,1] class expected", log.toString());
        assertThat(log).content().contains("[INFO] Building", "[ERROR] App.java");
    }

    @Test
    void aBuildThatFailedIsTriedAgain() {
        machine.maven(FAILING_BUILD);
        machine.run();
        machine.maven();

        assertThat(machine.run("version").exitCode()).isZero();
    }

    @Test
    void needsMavenToBuild() {
        Ended ended = machine.run();

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(ended.err()).contains("no mvn on the PATH", "apt-get install maven");
    }

    @Test
    void needsACompilerToBuild() throws IOException {
        machine.maven();
        Files.delete(machine.root().resolve("jvm/java-25/bin/javac"));

        Ended ended = machine.run();

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(ended.err()).contains("needs a JDK of version 25", "version 25, but without a compiler");
    }

    @Test
    void runsAnOlderJarWhereNothingCanBeWritten() {
        machine.built();
        FakeMachine.write(machine.checkout().resolve("target"), "a file, so no directory");
        FakeMachine.write(machine.checkout().resolve("protocol/src/main/java/New.java"), "");

        Ended ended = machine.run("version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).contains("running the jar as it is");
        assertThat(ended.out()).contains("<version>");
    }

    @Test
    void twoAtOnceBuildOnce() throws IOException {
        machine.maven(
                "touch building; until [ -e go ]; do sleep 0.1; done; mkdir -p app/target; : >app/target/chargehand.jar");
        Process first = machine.start(machine.checkout().resolve("chargehand"), "first");
        await().until(() -> Files.exists(machine.checkout().resolve("building")));

        Process second = machine.start(machine.checkout().resolve("chargehand"), "second");
        await().until(() -> machine.read("err").contains("is building here; waiting"));
        FakeMachine.write(machine.checkout().resolve("go"), "");

        assertThat(machine.await(first).exitCode()).isZero();
        assertThat(machine.await(second).exitCode()).isZero();
        assertThat(calls()).hasLineCount(1);
    }

    @Test
    void theLockOfADeadProcessIsNoObstacle() throws IOException, InterruptedException {
        machine.maven();
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor(10, TimeUnit.SECONDS)).isTrue();
        FakeMachine.write(machine.checkout().resolve(".build-lock/pid"), dead.pid() + "\n");

        assertThat(machine.run().exitCode()).isZero();
        assertThat(machine.checkout().resolve(".build-lock")).doesNotExist();
    }

    @Test
    void aSignalEndsTheBuildAndGivesUpTheLock() throws IOException {
        machine.maven("echo $$ >maven-pid; exec sleep 60");
        Process launcher = machine.start(machine.checkout().resolve("chargehand"));
        Path pid = machine.checkout().resolve("maven-pid");
        await().until(() -> Files.exists(pid) && Files.readString(pid).endsWith("\n"));

        launcher.destroy();

        assertThat(machine.await(launcher).exitCode()).isEqualTo(143);
        assertThat(machine.checkout().resolve(".build-lock")).doesNotExist();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid, UTF_8).strip())))
                .isNotPresent();
    }

    private String calls() throws IOException {
        return Files.readString(machine.checkout().resolve("calls"));
    }
}
