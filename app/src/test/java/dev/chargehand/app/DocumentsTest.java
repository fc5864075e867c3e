// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the documents name exists.
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)?)`");
    private static final Pattern MACHINE = Pattern.compile("[.][.]/shared|/(?:work|farm|root)/");

    /// Words in code font that look like classes and are names of the protocol, or examples.
    private static final Set<String> NO_CLASSES =
            Set.of("TriggerMessage", "TriggerMessageRequest", "TriggerMessageResponse", "Instant", "InstantSource");

    static List<Path> documents() {
        return Repository.files(".md");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachLinkLeadsSomewhere(Path document) {
        List<String> broken = LINK.matcher(Repository.text(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(document.resolveSibling(link)))
                .toList();

        assertThat(broken).as("links in %s", document).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void eachClassThatIsNamedExists(String document) {
        Set<String> classes = Repository.files(".java").stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> missing = CLASS.matcher(Repository.text(Repository.ROOT.resolve(document)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !NO_CLASSES.contains(name) && !classes.contains(name))
                .distinct()
                .toList();

        assertThat(missing).as("classes named in %s", document).isEmpty();
    }

    @Test
    void theMapIsShortEnoughToBeRead() {
        assertThat(Repository.text(Repository.ROOT.resolve("ARCHITECTURE.md")).lines())
                .hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void theReadmeOpensWithTheTwoCommands() {
        String start = Repository.text(Repository.ROOT.resolve("README.md")).substring(0, 600);

        assertThat(start).contains("./chargehand serve --demo").contains("./chargehand verify");
    }

    @Test
    void theExamplesInTheReadmeAreShort() {
        for (String example : List.of("MinimalCentralSystem.java", "MinimalChargePoint.java")) {
            List<Path> files = Repository.files("/" + example);
            assertThat(files).hasSize(1);
            assertThat(Repository.text(files.getFirst()).lines()).hasSizeLessThanOrEqualTo(40);
        }
    }

    @Test
    void nothingPointsAtOneMachine() {
        List<Path> offenders = List.of(".md", ".java", ".xml", ".sql", ".js", ".css", ".html").stream()
                .flatMap(ending -> Repository.files(ending).stream())
                .filter(file -> !file.endsWith("DocumentsTest.java"))
                .filter(file -> MACHINE.matcher(Repository.text(file)).find())
                .toList();

        assertThat(offenders).isEmpty();
    }
}
