// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Arrows between modules and packages point one way, and the rules that no compiler knows hold.
class ModuleArrowsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.chargehand");

    /// Each module with those it may know.
    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "protocol", List.of(),
            "rpc", List.of("protocol"),
            "websocket", List.of("protocol", "rpc"),
            "chargepoint", List.of("protocol", "rpc"),
            "centralsystem", List.of("protocol", "rpc", "websocket"),
            "console", List.of("protocol", "rpc", "websocket", "centralsystem"),
            "simulator", List.of("protocol", "rpc", "websocket", "chargepoint"));

    static List<String> modules() {
        return List.copyOf(new TreeSet<>(MAY_KNOW.keySet()));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleKnowsOnlyThoseItMayKnow(String module) {
        List<String> allowed = new ArrayList<>(List.of(packages(module)));
        MAY_KNOW.getOrDefault(module, List.of()).forEach(known -> allowed.add(packages(known)));
        DescribedPredicate<JavaClass> others = resideInAPackage("dev.chargehand..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed.toArray(String[]::new))));

        noClasses()
                .that()
                .resideInAPackage(packages(module))
                .should()
                .dependOnClassesThat(others)
                .check(CLASSES);
    }

    @Test
    void eachModuleIsThereToBeChecked() {
        for (String module : modules()) {
            assertThat(CLASSES.stream().anyMatch(resideInAPackage(packages(module))))
                    .as(module)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void thePackagesOfAModuleHaveNoCycles(String module) {
        slices().matching("dev.chargehand." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyRepositoriesAndTheStoreKnowTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("dev.chargehand..")
                .and()
                .resideOutsideOfPackage("..store..")
                .and()
                .haveSimpleNameNotStartingWith("Sqlite")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..", "org.sqlite..")
                .check(CLASSES);
    }

    @Test
    void socketsAreTheBusinessOfOneModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.chargehand.websocket..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void timeIsPassedIn() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.chargehand.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void nothingIsNamedAfterItsRoleInAFramework() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotStartingWith("Abstract")
                .check(CLASSES);
    }

    @Test
    void eachPackageSaysWhatItIs() {
        List<Path> silent = Repository.files(".java").stream()
                .filter(file -> file.toString().contains("src/main/java/dev"))
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
                .toList();

        assertThat(silent).isEmpty();
    }

    private static String packages(String module) {
        return "dev.chargehand." + module + "..";
    }
}
