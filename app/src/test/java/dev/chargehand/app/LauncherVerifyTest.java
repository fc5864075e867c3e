// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.app.FakeMachine.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How `chargehand verify` counts and what it says at the end; programs read its last line.
class LauncherVerifyTest {
    private static final String GREEN_REPORT = report("app", 12, 0, 0);

    @TempDir
    Path directory;

    private FakeMachine machine;

    @BeforeEach
    void aMachineWithAJdk() {
        machine = new FakeMachine(directory);
        machine.jdk("jvm/java-25", "25.0.3");
    }

    @Test
    void sumsUpTheReportsOfAllModules() {
        machine.maven(GREEN_REPORT + report("protocol", 30, 0, 2));

        Ended ended = machine.run("verify", "-pl", "app");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).endsWith("\n40 passed, 0 failed\n").contains("2 skipped");
    }

    @Test
    void failsWithTheNamesOfTheTestsThatFailed() {
        machine.maven(GREEN_REPORT + report("protocol", 30, 3, 0)
                + "echo '[ERROR]   CodecTest.readsAll:12 expected 1 but was 2'; exit 1");

        Ended ended = machine.run("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).contains("CodecTest.readsAll:12 expected 1 but was 2");
        assertThat(ended.out()).endsWith("\n39 passed, 3 failed\n");
    }

    @Test
    void doesNotSayThatNothingFailedIfTheCompilerDid() {
        machine.maven(GREEN_REPORT + "echo '[ERROR] App.java:[1,1] class expected -> [Help 1]'; exit 1");

        Ended ended = machine.run("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).contains("App.java:[1,1] class expected\n").endsWith("\n12 passed, 1 failed\n");
    }

    @Test
    void doesNotCountTheReportsOfAnEarlierRun() {
        machine.maven(report("protocol", 30, 1, 0) + "exit 1");
        machine.run("verify");
        machine.maven(GREEN_REPORT);

        assertThat(machine.run("verify").out()).endsWith("\n12 passed, 0 failed\n");
    }

    @Test
    void noTestAtAllIsAFailure() {
        machine.maven("exit 0");

        Ended ended = machine.run("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("No test ran");
    }

    @Test
    void handsFurtherWordsToMaven() {
        machine.maven("echo \"[ERROR] got $*\"; exit 1");

        assertThat(machine.run("verify", "-pl", "protocol", "-am").out())
                .contains("got -B -Dstyle.color=never verify --fail-at-end -pl protocol -am");
    }

    @Test
    void saysInADistributionThatThereIsNothingToVerify() {
        Path launcher = machine.copyLauncher(machine.root().resolve("a distribution"));

        assertThat(machine.run(launcher, "verify").exitCode()).isEqualTo(2);
        assertThat(machine.run(launcher, "bench").exitCode()).isEqualTo(2);
    }

    /// Shell that leaves a report as the test runner does.
    private static String report(String module, int tests, int failures, int skipped) {
        return """
                mkdir -p %1$s/target/surefire-reports
                cat >%1$s/target/surefire-reports/TEST-%1$s.xml <<'END'
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="%1$s" time="1.5" tests="%2$d" errors="0" skipped="%4$d" failures="%3$d">
                </testsuite>
                END
                """.formatted(module, tests, failures, skipped);
    }
}
