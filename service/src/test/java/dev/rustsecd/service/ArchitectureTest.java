package dev.rustsecd.service;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The import table of docs/ARCHITECTURE.md, for module service. */
class ArchitectureTest {
    private static final String ROOT = "dev.rustsecd.service";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.rustsecd");

    @ParameterizedTest
    @CsvSource({
        "render, ''",
        "render.cargoaudit, render",
        "render.cyclonedx, render",
        "render.markdown, render",
        "render.sarif, render render.markdown",
        "metrics, ''",
        "store, ''",
        "request, render",
        "problem, render",
        "search, request render",
        "osv, request render",
        "site, render",
        "compatible, exchange osv problem render request site snapshot",
        "snapshot, problem store",
        "demand, store snapshot metrics",
        "exchange, problem request metrics",
        "ops, render snapshot",
        "audit, demand exchange store view",
        "yanks, exchange problem request render snapshot store view",
        "changes, exchange problem request render snapshot store",
        "badge, exchange request view",
        "view, demand exchange problem render request search snapshot",
        "page.part, ''",
        "page.timeline, ''",
        "page, page.part page.timeline problem render search store",
        "http.page, audit exchange page page.part problem request search site view snapshot store",
        "http.v1, audit exchange page page.part problem request render render.cargoaudit render.cyclonedx render.markdown"
                + " render.sarif search snapshot store view",
        "http, audit badge changes compatible demand exchange http.page http.v1 metrics problem request snapshot store"
                + " view yanks",
    })
    void packageImportsOnlyWhatTheTableNames(String name, String imported) {
        List<String> allowed = new ArrayList<>(List.of(ROOT + "." + name));
        Stream.of(imported.split(" ")).filter(word -> !word.isEmpty()).forEach(word -> allowed.add(ROOT + "." + word));
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                resideInAnyPackage(allowed.toArray(String[]::new)))))
                .because("the import table keeps each part readable by itself")
                .check(CLASSES);
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
    void operationsAreMadeInThePackageOfTheirSurface() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Operations")
                .should()
                .resideInAnyPackage(
                        ROOT + ".http.v1",
                        ROOT + ".http.page",
                        ROOT + ".badge",
                        ROOT + ".compatible",
                        ROOT + ".yanks",
                        ROOT + ".changes")
                .because("a surface is read by itself, and the table names it once")
                .check(CLASSES);
    }
}
