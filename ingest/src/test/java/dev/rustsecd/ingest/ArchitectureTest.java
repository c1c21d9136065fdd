package dev.rustsecd.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rustsecd.PackageTable;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What this module promises of its packages; a change of what they import is a change of the architecture. */
class ArchitectureTest {
    private static final String ROOT = "dev.rustsecd.ingest";
    private static final int MAX_TYPES = 20;
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("test-classes"))
            .importPackages("dev.rustsecd");

    @Test
    void packagesImportWhatTheTableOfTheDocumentSays() throws IOException {
        PackageTable.check(
                "ingest",
                CLASSES,
                name -> name.startsWith(ROOT) ? name.replace(ROOT + ".", "").replace(ROOT, "ingest") : "");
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.rustsecd.(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes one part of two")
                .check(CLASSES);
    }

    @Test
    void packagesAreSmall() {
        CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> type.getPackageName().startsWith(ROOT))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()))
                .forEach((name, types) -> assertTrue(types <= MAX_TYPES, name + " has " + types + " types"));
    }

    @Test
    void planningIsPure() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".plan", ROOT + ".format", ROOT + ".markdown")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.nio.file..", "java.net.http..", "org.slf4j..")
                .because("what changes is decided without a clock, a future or a disk")
                .check(CLASSES);
    }

    @Test
    void onlyTheGitSourceKnowsJGit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".git", ROOT + ".seed")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jgit..")
                .because("a source is an interface; the seed's tool reads a repository too")
                .check(CLASSES);
    }

    @Test
    void sqlIsWrittenInTheStoreAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".store..", ROOT + ".postgres", ROOT + ".run", ROOT + ".demand")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..")
                .because("statements stand beside the rows that they write")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".postgres")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.flywaydb..")
                .because("migrations are the only use of JDBC")
                .check(CLASSES);
    }

    @Test
    void serviceIsNotKnownHere() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.rustsecd.service..", "dev.rustsecd.launcher..")
                .because("ingest and service meet in the database alone")
                .check(CLASSES);
    }
}
