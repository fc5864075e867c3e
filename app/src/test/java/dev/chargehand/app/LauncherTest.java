// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.app.FakeMachine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `chargehand`, run by the shell of this machine on a machine of our making.
class LauncherTest {
    @TempDir
    Path directory;

    private FakeMachine machine;

    @BeforeEach
    void aMachine() {
        machine = new FakeMachine(directory);
    }

    @Nested
    class FindsAJava {
        @BeforeEach
        void thatIsBuilt() {
            machine.built();
        }

        @Test
        void theOneThatIsNewEnoughAmongSeveral() {
            machine.jdk("jvm/java-17", "17.0.15");
            machine.jdk("jvm/java-8", "1.8.0_292");
            Path suitable = machine.jdk("more jvm/java 25", "25.0.3");

            assertThat(machine.run("version").out()).startsWith("java of " + suitable + "\n");
        }

        @Test
        void theOneThatIsNamedBeforeAllOthers() {
            machine.jdk("jvm/java-25", "25");
            machine.with("JAVA_HOME", machine.jdk("standard", "26").toString());
            Path named = machine.jdk("named", "27-ea");

            machine.with("CHARGEHAND_JAVA_HOME", named.toString());

            assertThat(machine.run().out()).startsWith("java of " + named + "\n");
        }

        @Test
        void theOneInTheDistributionBeforeThatOfTheMachine() {
            machine.with("JAVA_HOME", machine.jdk("standard", "25").toString());
            Path bundled = machine.jre("my checkout/runtime", "25.0.1");

            assertThat(machine.run().out()).startsWith("java of " + bundled + "\n");
        }

        @Test
        void passesOverAJavaHomeThatIsTooOld() {
            machine.with("JAVA_HOME", machine.jdk("standard", "17.0.15").toString());
            Path suitable = machine.jdk("jvm/java-25", "25.0.3");

            assertThat(machine.run().out()).startsWith("java of " + suitable + "\n");
        }

        @Test
        void theOneOnThePathThroughItsLinks() {
            Path onPath = machine.jre("opt/some java", "25.0.3");
            machine.javaOnPath(onPath);

            assertThat(machine.run().out()).startsWith("java of " + onPath + "\n");
        }

        @Test
        void asksAJavaThatHasNoReleaseFile() throws IOException {
            Path silent = machine.jre("jvm/odd", "25");
            Files.delete(silent.resolve("release"));
            Files.writeString(
                    silent.resolve("bin/java"),
                    "#!/bin/sh\n[ \"$1\" = -version ] && echo 'openjdk version \"25.0.3\" 2026-04-21' >&2 || echo run\n");

            assertThat(machine.run().out()).isEqualTo("run\n");
        }

        @Test
        void saysWhatItLookedAtAndWhatToDoIfThereIsNone() {
            machine.with("JAVA_HOME", machine.jdk("standard", "17.0.15").toString());
            machine.with(
                    "CHARGEHAND_JAVA_HOME", machine.root().resolve("nowhere").toString());

            Ended ended = machine.run("version");

            assertThat(ended.exitCode()).isEqualTo(69);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .contains("needs Java of version 25 or newer", "standard (JAVA_HOME): version 17")
                    .contains("nowhere (CHARGEHAND_JAVA_HOME): no bin/java there")
                    .contains("apt-get install", "sdk install java", "CHARGEHAND_JAVA_HOME=");
        }
    }

    @Nested
    class HandsOver {
        @BeforeEach
        void thatIsBuilt() {
            machine.built();
            machine.jdk("jvm/java-25", "25.0.3");
        }

        @Test
        void ourOptionsThenThoseOfTheUserThenTheJarThenTheWords() {
            machine.with("CHARGEHAND_JAVA_OPTS", "-Xmx1g  -Dstar=*");

            assertThat(machine.run("schema", "two words", "").out()).endsWith("""
                            <-XX:+UseCompactObjectHeaders>
                            <-XX:+ExitOnOutOfMemoryError>
                            <-Djava.net.preferIPv4Stack=true>
                            <--enable-native-access=ALL-UNNAMED>
                            <--sun-misc-unsafe-memory-access=allow>
                            <-Xmx1g>
                            <-Dstar=*>
                            <-jar>
                            <%s/app/target/chargehand.jar>
                            <schema>
                            <two words>
                            <>
                            """.formatted(machine.checkout()));
        }

        @Test
        void starsInOptionsAreNotFileNames() {
            FakeMachine.write(machine.root().resolve("-Dstar=x"), "");
            machine.with("CHARGEHAND_JAVA_OPTS", "-Dstar=*");

            assertThat(machine.run().out()).contains("<-Dstar=*>");
        }

        @Test
        void theExitCodeIsThatOfTheProgram() throws IOException {
            Files.writeString(machine.root().resolve("jvm/java-25/bin/java"), "#!/bin/sh\nexit 42\n");

            assertThat(machine.run().exitCode()).isEqualTo(42);
        }

        @Test
        void worksThroughLinks() throws IOException {
            Path first = Files.createSymbolicLink(
                    machine.root().resolve("first link"), Path.of("my checkout", "chargehand"));
            Path second = Files.createSymbolicLink(machine.root().resolve("second link"), first);

            assertThat(machine.run(second).out()).contains("<" + machine.checkout() + "/app/target/chargehand.jar>");
        }

        @Test
        void runsTheJarBesideItInADistribution() {
            Path distribution = machine.root().resolve("a distribution");
            Path launcher = machine.copyLauncher(distribution);
            Path jar = FakeMachine.write(distribution.resolve("lib/chargehand.jar"), "");

            assertThat(machine.run(launcher).out()).contains("<-jar>\n<" + jar + ">\n");
        }

        @Test
        void saysSoIfADistributionHasNoJar() {
            Path launcher = machine.copyLauncher(machine.root().resolve("half a distribution"));

            Ended ended = machine.run(launcher);

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).contains("no chargehand.jar beside");
        }
    }
}
