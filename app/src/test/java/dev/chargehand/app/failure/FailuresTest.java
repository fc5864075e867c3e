// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.app.terminal.Colours;
import dev.chargehand.app.terminal.Colours.Choice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class FailuresTest {
    private static final Pattern REPORT = Pattern.compile("the details are in (\\S+)");

    private final StringWriter err = new StringWriter();

    @Test
    void aFaultOfOursIsShortAndItsDetailsAreInAFile() throws IOException {
        int code = run(() -> {
            throw new IllegalStateException("two owners");
        });

        assertThat(code).isEqualTo(70);
        assertThat(err.toString().lines()).hasSize(3);
        assertThat(err.toString()).contains("IllegalStateException: two owners").doesNotContain("\tat ");
        assertThat(report()).contains("chargehand ", "\tat " + FailuresTest.class.getName());
    }

    @Test
    void anErrorOfTheMachineIsAFaultLikeAnother() throws IOException {
        int code = run(() -> {
            throw new StackOverflowError();
        });

        assertThat(code).isEqualTo(70);
        assertThat(report()).contains("StackOverflowError");
    }

    @Test
    void aCommandThatCannotSaysWhatAndWhyAndWhatNext() {
        int code = run(() -> {
            throw new CommandException(ExitCode.UNREACHABLE, "No server.", "it is off", "switch it on");
        });

        assertThat(code).isEqualTo(5);
        assertThat(err.toString().lines()).containsExactly("No server.", "Why:  it is off", "Next: switch it on");
    }

    @Test
    void aMissingFileIsSaidInWords() {
        assertThat(Failures.inWords(new NoSuchFileException("/a"))).isEqualTo("/a: there is no such file or directory");
        assertThat(Failures.inWords(new AccessDeniedException("/a"))).isEqualTo("/a: access denied");
        assertThat(Failures.inWords(new IOException("disk full"))).isEqualTo("disk full");
    }

    private int run(Callable<Integer> work) {
        var failures = new Failures(Colours.ofThisTerminal().with(Choice.NEVER));
        return new CommandLine(CommandSpec.wrapWithoutInspection(work).name("test"))
                .setErr(new PrintWriter(err, true))
                .setExecutionStrategy(failures::run)
                .setExecutionExceptionHandler(failures::afterStart)
                .execute();
    }

    /// The file that the message names, which this test takes away again.
    private String report() throws IOException {
        Matcher name = REPORT.matcher(err.toString());
        assertThat(name.find()).isTrue();
        Path file = Path.of(name.group(1));
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }
}
