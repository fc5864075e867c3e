// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What the command prints and how it ends.
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Chargehand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void theSchemaOfAMessageIsPrinted() {
        assertThat(run("schema", "Authorize")).isZero();
        assertThat(out.toString()).contains("\"title\" : \"AuthorizeRequest\"");
    }

    @Test
    void theSchemaOfTheResponseIsPrintedOnDemand() {
        assertThat(run("schema", "Authorize", "--response")).isZero();
        assertThat(out.toString()).contains("\"title\" : \"AuthorizeResponse\"");
    }

    @Test
    void allSchemasAreWritten(@TempDir Path directory) throws IOException {
        assertThat(run("schema", "--all", directory.resolve("new").toString())).isZero();
        try (Stream<Path> files = Files.list(directory.resolve("new"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .hasSize(32)
                    .contains("Authorize.json", "AuthorizeResponse.json", "UnlockConnector.json");
        }
    }

    @Test
    void aMistypedActionIsAnsweredWithTheNearestOne() {
        assertThat(run("schema", "startransaction")).isEqualTo(2);
        assertThat(err.toString()).contains("Next: chargehand schema StartTransaction");
    }

    @Test
    void aFailureSaysWhatWhyAndWhatNext(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(run("schema", "--all", file.resolve("below").toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(3);
        assertThat(err.toString()).contains("Why:").contains("Next:").doesNotContain("\tat ");
    }

    @Test
    void wrongUsageEndsWithTwoAndSaysWhereToLook() {
        for (List<String> wrong : List.of(
                List.of("frobnicate"), List.<String>of(), List.of("serve", "--listen", "nowhere"), List.of("--x"))) {
            assertThat(run(wrong.toArray(String[]::new))).isEqualTo(2);
        }
        assertThat(err.toString()).contains("--help").doesNotContain("\tat ");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheCommandsThereAre() {
        assertThat(run("schem", "Authorize")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "There is no command 'schem'.",
                        "Why:  the commands are serve, db, schema, version",
                        "Next: chargehand schema");
    }

    @Test
    void aMistypedOptionIsAnsweredWithTheNearestOne() {
        assertThat(run("schema", "--al", "x")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(3);
        assertThat(err.toString()).contains("'--al'", "did you mean --all?");
    }

    @Test
    void coloursAreShownIfTheUserSaysSo() {
        assertThat(run("--color=always", "schema", "Nothing")).isEqualTo(2);
        assertThat(run("schema", "--help", "--color=always")).isZero();

        assertThat(err.toString()).startsWith("\u001b[");
        assertThat(out.toString()).contains("\u001b[");
    }

    @Test
    void outputThatIsNoTerminalHasNoColours() {
        run("schema", "Nothing");
        run("schema", "--help", "--color=never");

        assertThat(err.toString() + out).doesNotContain("\u001b[");
    }

    @Test
    void helpListsTheCommandsWithWhatTheyDo() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .containsPattern("schema +Prints the JSON Schema")
                .contains("verify (all tests)");
    }

    @Test
    void theVersionIsPrintedForPeopleAndPrograms() {
        assertThat(run("version")).isZero();
        assertThat(run("version", "--json")).isZero();
        assertThat(out.toString())
                .contains("chargehand 0.")
                .contains("{\"version\":\"0.")
                .doesNotContain("${");
    }

    @Test
    void helpOpensWithExamples() {
        for (String command : List.of("serve", "schema", "version")) {
            assertThat(run(command, "--help")).isZero();
        }
        assertThat(out.toString().split("Examples:", -1)).hasSize(4);
    }
}
