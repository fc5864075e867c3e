// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern ANCHOR = Pattern.compile("\\]\\(([^)#:]*)#([^)]+)\\)");
    private static final Pattern PATH = Pattern.compile("`((?:[a-z.][A-Za-z0-9_.-]*/)+[A-Za-z0-9_.-]*)`");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)?)`");
    private static final Pattern MACHINE = Pattern.compile("[.][.]/shared|/(?:work|farm|root)/");

    /// Words in code font that look like classes and are names of the protocol, or examples.
    private static final Set<String> NO_CLASSES =
            Set.of("TriggerMessage", "TriggerMessageRequest", "TriggerMessageResponse", "Instant", "InstantSource");

    /// What a run leaves.
    private static final Set<String> MADE_LATER = Set.of("chargehand-data/");

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
    @MethodSource("documents")
    void eachPlaceInADocumentThatALinkNamesIsThere(Path document) {
        List<String> broken = ANCHOR.matcher(Repository.text(document))
                .results()
                .filter(link -> !places(link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)))
                        .contains(link.group(2)))
                .map(MatchResult::group)
                .toList();

        assertThat(broken).as("places that %s links to", document).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
    void eachPathThatIsNamedExists(String document) {
        List<String> missing = PATH.matcher(Repository.text(Repository.ROOT.resolve(document)))
                .results()
                .map(found -> found.group(1))
                .filter(path -> !MADE_LATER.contains(path))
                .filter(path -> Files.notExists(Repository.ROOT.resolve(path)))
                .toList();

        assertThat(missing).as("paths named in %s", document).isEmpty();
    }

    /// The anchors of a document's headings, as the sites that show it make them.
    private static Set<String> places(Path document) {
        return Repository.text(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
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
        List<Path> offenders = Repository.files("").stream()
                .filter(file -> !file.endsWith("DocumentsTest.java"))
                .filter(file -> MACHINE.matcher(Repository.text(file)).find())
                .toList();

        assertThat(offenders).isEmpty();
    }
}
