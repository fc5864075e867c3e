// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which module may know which, over all classes that the app carries. The table here says the same as
/// ARCHITECTURE.md, and it may name modules that do not exist yet.
class ModuleArrowsTest {
    private static final String ROOT = "dev.chargehand.";

    /// A module's package, and the packages of those it may know beside itself.
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            entry("protocol", Set.of()),
            entry("rpc", Set.of("protocol")),
            entry("websocket", Set.of("protocol", "rpc")),
            entry("chargepoint", Set.of("protocol", "rpc")),
            entry("centralsystem", Set.of("protocol", "rpc", "websocket")),
            entry("console", Set.of("protocol", "rpc", "websocket", "centralsystem")),
            entry("simulator", Set.of("protocol", "rpc", "websocket", "chargepoint")),
            entry("conformance", Set.of("protocol", "rpc", "websocket")),
            entry("testkit", Set.of("protocol", "rpc")),
            entry(
                    "app",
                    Set.of(
                            "protocol",
                            "rpc",
                            "websocket",
                            "chargepoint",
                            "centralsystem",
                            "console",
                            "simulator",
                            "conformance")));

    /// A library, and the only modules that may know it.
    private static final Map<String, Set<String>> KNOWN_BY = Map.of(
            "io.netty..", Set.of("websocket"),
            "io.javalin..", Set.of("console"),
            "org.eclipse.jetty..", Set.of("console"),
            "java.sql..", Set.of("centralsystem"),
            "org.jdbi..", Set.of("centralsystem"),
            "org.flywaydb..", Set.of("centralsystem"),
            "picocli..", Set.of("app"),
            "ch.qos.logback..", Set.of("app"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.chargehand");

    static Stream<String> modules() {
        return CLASSES.stream().map(ModuleArrowsTest::moduleOf).distinct().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void knowsOnlyModulesBelowIt(String module) {
        assertThat(MAY_KNOW).as("modules in the table").containsKey(module);
        Set<String> known = MAY_KNOW.getOrDefault(module, Set.of());
        DescribedPredicate<JavaClass> another = DescribedPredicate.describe(
                "belong to a module other than " + known,
                type -> type.getPackageName().startsWith(ROOT)
                        && !moduleOf(type).equals(module)
                        && !known.contains(moduleOf(type)));

        noClasses()
                .that(resideInAPackage(packagesOf(module)))
                .should()
                .dependOnClassesThat(another)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasNoCycleBetweenItsPackages(String module) {
        slices().assignedFrom(packages(module)).should().beFreeOfCycles().check(CLASSES);
    }

    static Stream<String> libraries() {
        return KNOWN_BY.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void isKnownOnlyToTheModuleItServes(String library) {
        String[] allowed = KNOWN_BY.getOrDefault(library, Set.of()).stream()
                .map(ModuleArrowsTest::packagesOf)
                .toArray(String[]::new);

        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(allowed)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES);
    }

    @Test
    void nothingOfTheBuildIsOverlooked() {
        List<String> expected = Repository.modules().stream()
                .filter(module -> !module.startsWith("examples/"))
                .filter(module -> !Set.of("benchmarks", "testkit").contains(module))
                .map(module -> module.replace("-", ""))
                .toList();

        assertThat(modules().collect(Collectors.toSet())).containsAll(expected);
        assertThat(expected).contains("protocol", "rpc", "app");
    }

    private static String moduleOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.", 2)[0];
    }

    private static String packagesOf(String module) {
        return ROOT + module + "..";
    }

    private static SliceAssignment packages(String module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith(ROOT) && moduleOf(type).equals(module)
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + module;
            }
        };
    }
}
