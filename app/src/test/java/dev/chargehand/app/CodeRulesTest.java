// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules of CONTRIBUTING.md that hold in every module and that no other tool checks.
class CodeRulesTest {
    private static final int LONGEST_FILE = 500;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.chargehand");

    @ParameterizedTest
    @ValueSource(
            classes = {Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class})
    void nothingReadsTheClockBehindOurBack(Class<?> time) {
        noClasses().should().callMethod(time, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }

    /// The command chooses the clock; the two settings below offer it as their default.
    @Test
    void onlyTheWiringTakesTheSystemsClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.chargehand.app..")
                .and()
                .doNotHaveFullyQualifiedName("dev.chargehand.rpc.RpcConfig")
                .and()
                .doNotHaveFullyQualifiedName("dev.chargehand.protocol.json.Reading")
                .should(ArchConditions.callMethod(InstantSource.class, "system")
                        .or(ArchConditions.callMethod(Clock.class, "systemUTC"))
                        .or(ArchConditions.callMethod(Clock.class, "systemDefaultZone")))
                .check(CLASSES);
    }

    @Test
    void nobodyLogsPastTheLoggingLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.chargehand.app..")
                .should(ArchConditions.accessField(System.class, "out")
                        .or(ArchConditions.accessField(System.class, "err")))
                .check(CLASSES);
    }

    @Test
    void nothingSleepsNeitherInTestsNorElsewhere() {
        assertThat(sourcesWith("Thread" + ".sleep(")).isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(sourcesWith("@" + "Disabled")).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        List<Path> silent = Repository.files(".java").stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .filter(file -> !file.startsWith(Repository.ROOT.resolve("examples")))
                .filter(file -> !file.endsWith("module-info.java"))
                .map(file -> file.resolveSibling("package-info.java"))
                .distinct()
                .filter(Files::notExists)
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void noFileIsTooLongToRead() {
        for (Path file : Repository.files(".java")) {
            assertThat(Repository.text(file).lines().count())
                    .as("lines of %s", file)
                    .isLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    /// Where SQL is, is where a second database has to be thought of.
    @Test
    void onlyRepositoriesAndTheStoreKnowTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..store..")
                .and()
                .haveSimpleNameNotEndingWith("Repository")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..", "org.sqlite..")
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

    private static List<Path> sourcesWith(String text) {
        List<Path> all = Repository.files(".java");
        assertThat(all).hasSizeGreaterThan(100);
        return all.stream().filter(file -> Repository.text(file).contains(text)).toList();
    }
}
