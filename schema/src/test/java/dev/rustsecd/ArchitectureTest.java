package dev.rustsecd;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What this module promises of its packages. */
class ArchitectureTest {
    private static final String ROOT = "dev.rustsecd.";
    private static final int MAX_TYPES = 20;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("dev.rustsecd");

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching(ROOT + "(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that needs itself through another cannot be understood alone"));
    }

    @Test
    void packagesImportWhatTheTableOfTheDocumentSays() throws IOException {
        PackageTable.check("schema", CLASSES, name -> name.startsWith(ROOT) ? name.substring(ROOT.length()) : "");
    }

    @Test
    void nothingHereDoesInputOrOutput() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..",
                        "java.sql..",
                        "java.net.http..",
                        "org.eclipse.jgit..",
                        "java.nio.file..",
                        "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .because("decisions are made of values; ingest and service fetch and answer"));
    }

    @Test
    void nothingHereAsksForTheTimeOrTheEnvironment() {
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("the same input gives the same answer, at any time and anywhere"));
    }

    @Test
    void everyPackageIsNullMarked() {
        packages()
                .forEach((name, ofPackage) -> assertTrue(
                        ofPackage.isAnnotatedWith(NullMarked.class), name + ": null is the exception, and said"));
    }

    @Test
    void packagesAreSmall() {
        packages().forEach((name, ofPackage) -> {
            long types = ofPackage.getClasses().stream()
                    .filter(type -> type.isTopLevelClass() && !type.isArray())
                    .filter(type -> !type.getSimpleName().equals("package-info"))
                    .count();
            assertTrue(types <= MAX_TYPES, name + " has " + types + " types: a folder that fits on a page is read");
        });
    }

    private static Map<String, JavaPackage> packages() {
        return CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .collect(Collectors.toMap(
                        one -> one.getName().substring(ROOT.length()), one -> one, (one, same) -> one, TreeMap::new));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
