package dev.rustsecd.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/ARCHITECTURE.md}, and the recipes of CONTRIBUTING.md, name what there is; the tables of packages are held by each {@code ArchitectureTest}. */
class ArchitectureDocumentTest {
    private static final Page PAGE = Page.read("docs/ARCHITECTURE.md");

    /** Look like names of the program, and are none. */
    private static final Set<String> OTHERS =
            Set.of("Cargo.lock", "Cargo.toml", "ArchitectureTest", "ArchitectureDocumentTest");

    /** What the OpenAPI document calls so. */
    private static final Set<String> PARTS_OF_THE_API = Set.of("FormatName");

    @Test
    void modulesAndWhatTheySeeAreThoseOfTheBuild() {
        Map<String, Set<String>> built = new TreeMap<>();
        for (String module : Page.read("pom.xml").all("(?<=<module>)\\w+")) {
            String dependencies = Page.read(module + "/pom.xml").text().replaceAll("(?s)<type>test-jar</type>", "test");
            built.put(
                    module,
                    new TreeSet<>(new Page(dependencies)
                            .all("(?<=<dependency>\\s{0,9}<groupId>dev.rustsecd</groupId>\\s{0,9}<artifactId>rustsecd-)"
                                    + "\\w+(?=</artifactId>\\s{0,9}</dependency>)")));
        }
        Map<String, Set<String>> written = new TreeMap<>();
        for (List<String> row : PAGE.section("Modules").rows()) {
            written.put(new Page(row.get(0)).code().get(0), new TreeSet<>(new Page(row.get(2)).code()));
        }
        assertEquals(built, written);
    }

    @Test
    void diagramHasEveryModuleAndTypesThatThereAre() {
        Page diagram = new Page(PAGE.blocks().get(0));
        for (List<String> row : PAGE.section("Modules").rows()) {
            String module = new Page(row.get(0)).code().get(0);
            assertFalse(diagram.all("\\b" + module + "\\b").isEmpty(), module);
        }
        for (String word : diagram.all("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)*\\b")) {
            assertTrue(Code.has(word), word);
        }
    }

    @Test
    void everyNameInBackTicksIsATypeOrAMethod() {
        List<String> unknown = PAGE.code().stream()
                .filter(word -> Code.isName(word) && !OTHERS.contains(word) && !Code.has(word))
                .toList();
        assertEquals(List.of(), unknown);
    }

    /** Recipes name tests too, and the classes beside the benchmarks. */
    @Test
    void everyNameOfARecipeIsATypeOrAMethod() throws IOException {
        Set<String> files = new TreeSet<>();
        for (String module : List.of("schema", "ingest", "service")) {
            try (Stream<Path> sources = Files.walk(Page.ROOT.resolve(module + "/src"))) {
                sources.forEach(file -> files.add(file.getFileName().toString()));
            }
        }
        List<String> unknown = Page.read("CONTRIBUTING.md").section("Recipes").code().stream()
                .filter(word -> Code.isName(word) && !PARTS_OF_THE_API.contains(word))
                .filter(word -> !Code.has(word) && !files.contains(word + ".java"))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyWalkThroughNamesTheCodeThatItWalks() {
        for (String heading : PAGE.all("(?<=\n## )One .*")) {
            assertTrue(PAGE.section(heading).code().stream().anyMatch(Code::has), heading);
        }
    }

    @Test
    void operationsAndTablesOfTheWalkThroughsExist() {
        String known = Page.read("schema/src/main/openapi/rustsecd-v1.yaml").text()
                + Page.readAll("schema/src/main/resources/db/migration", ".sql").text();
        List<String> unknown = PAGE.code().stream()
                .filter(word -> word.matches("[a-z]+(?:[A-Z][a-z]+)+|[a-z]+(?:_[a-z]+)+"))
                .filter(word -> !known.matches("(?s).*\\b" + word + "\\b.*"))
                .toList();
        assertEquals(List.of(), unknown);
    }

    /** A word that another one has replaced is in no name, but in the packages that its row names, and there it is. */
    @Test
    void wordsThatAreNotUsedAreInNoName() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : Code.CLASSES) {
            String name = type.getPackageName().replaceFirst("dev\\.rustsecd\\.", "");
            used.computeIfAbsent(name, unused -> new TreeSet<>()).addAll(Code.words(type));
        }
        List<String> written = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (List<String> row : PAGE.section("Words").rows()) {
            String[] cell = row.get(2).split("\\(but in ");
            List<String> words = new Page(cell[0]).code();
            Set<String> packages = cell.length == 1 ? Set.of() : new TreeSet<>(new Page(cell[1]).code());
            written.add(words + " " + packages);
            found.add(words + " "
                    + used.entrySet().stream()
                            .filter(one -> words.stream().anyMatch(one.getValue()::contains))
                            .map(Map.Entry::getKey)
                            .toList());
        }
        assertEquals(String.join("\n", written), String.join("\n", found));
    }
}
