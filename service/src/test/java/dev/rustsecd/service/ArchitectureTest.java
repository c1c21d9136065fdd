package dev.rustsecd.service;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rustsecd.PackageTable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What this module promises of its packages; a change of what they import is a change of the architecture. */
class ArchitectureTest {
    private static final String ROOT = "dev.rustsecd.service";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.rustsecd");

    @Test
    void packagesImportWhatTheTableOfTheDocumentSays() throws IOException {
        PackageTable.check("service", CLASSES, ArchitectureTest::nameOf);
    }

    private static String nameOf(String name) {
        if (name.equals("dev.rustsecd.launcher")) {
            return "launcher";
        }
        return name.startsWith(ROOT) ? name.replace(ROOT + ".", "").replace(ROOT, "service") : "";
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
    void onlyTheLauncherSeesIngest() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.rustsecd.ingest..")
                .because("service and ingest meet in the database alone")
                .check(CLASSES);
    }

    @Test
    void whatIsPureStaysPure() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".render..",
                        ROOT + ".request",
                        ROOT + ".problem",
                        ROOT + ".search",
                        ROOT + ".osv",
                        ROOT + ".site",
                        ROOT + ".page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..", "io.netty..", "java.sql..", "java.net.http..", "java.nio.file..", "org.slf4j..")
                .because("what is said and how it is asked for is tested without a port")
                .check(CLASSES);
    }

    @Test
    void onlyStoreAndSnapshotSpeakToTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackages(ROOT + ".store", ROOT + ".snapshot")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..")
                .because("requests touch no database, but for those that page through the change stream")
                .check(CLASSES);
    }

    @Test
    void nobodyReadsGit() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jgit..")
                .because("facts come from the database")
                .check(CLASSES);
    }

    @Test
    void onlyTheMetricsPackageNamesMeters() {
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackages(ROOT + ".metrics", ROOT + ".ops")
                .should()
                .onlyDependOnClassesThat(
                        com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("io.micrometer..")))
                .because("meter names and tags live in one class")
                .check(CLASSES);
    }

    @Test
    void handlersAreNamedForTheirOperation() {
        classes()
                .that()
                .implement(dev.rustsecd.service.exchange.OperationHandler.class)
                .and()
                .areTopLevelClasses()
                .should()
                .haveSimpleNameEndingWith("Handler")
                .andShould()
                .resideInAnyPackage(
                        ROOT + ".http",
                        ROOT + ".http.page",
                        ROOT + ".badge",
                        ROOT + ".compatible",
                        ROOT + ".yanks",
                        ROOT + ".client",
                        ROOT + ".changes")
                .because("operation id, handler and test have one name")
                .check(CLASSES);
    }
}
