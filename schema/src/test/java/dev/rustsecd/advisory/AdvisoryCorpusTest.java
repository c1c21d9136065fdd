package dev.rustsecd.advisory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.GitBundle;
import dev.rustsecd.fixtures.GitBundle.Entry;
import dev.rustsecd.fixtures.Table;
import dev.rustsecd.reject.RejectedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every advisory that RustSec ever had, and what its own exporter made of them. */
@Tag("corpus")
class AdvisoryCorpusTest {
    private static final Pattern MODIFIED = Pattern.compile("\"modified\": \"([^\"]*)\"");

    @TempDir
    static Path folder = Path.of("set by JUnit");

    private static GitBundle database;

    @BeforeAll
    static void cloneDatabase() throws IOException {
        Path bundle = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle");
        database = GitBundle.cloned(bundle, folder);
    }

    @Test
    void everyPublishedAdvisoryEqualsItsOsvRecordToTheByte() throws IOException {
        List<Entry> sources = database.tree("main", "crates");
        Map<String, String> records =
                database.tree("osv", "crates").stream().collect(Collectors.toMap(Entry::path, Entry::blob));
        Map<String, byte[]> contents = contents(sources);
        Map<String, byte[]> exported = database.contents(new TreeSet<>(records.values()));
        List<String> different = new ArrayList<>();
        for (Entry source : sources) {
            Advisory advisory = AdvisoryParser.parse(source.path(), of(contents, source));
            String name = "crates/" + advisory.id() + ".json";
            byte[] record = of(exported, new Entry(String.valueOf(records.get(name)), name));
            String expected = new String(record, StandardCharsets.UTF_8);
            Matcher modified = MODIFIED.matcher(expected);
            assertTrue(modified.find(), expected);
            if (!OsvText.of(advisory, modified.group(1)).equals(expected)) {
                different.add(source.path());
            }
        }
        assertEquals(1_205, sources.size());
        assertEquals(List.of(), different);
    }

    @Test
    void everyContentOfTheHistoryIsReadOrRefusedForAKnownReason() throws IOException {
        Set<Entry> history = database.history("main", "crates", "rust").stream()
                .filter(entry -> entry.path().endsWith(".md"))
                .collect(Collectors.toSet());
        Map<String, byte[]> contents = contents(history);
        Map<String, String> refused = new TreeMap<>();
        for (Entry entry : history) {
            try {
                AdvisoryParser.parse(entry.path(), of(contents, entry));
            } catch (RejectedInput refusal) {
                String what = entry.blob().substring(0, 8) + " " + entry.path();
                refused.put(what, refusal.rejection() + " " + refusal.detail());
            }
        }
        System.out.printf("%d contents in history, %d refused%n", history.size(), refused.size());
        refused.forEach((what, why) -> System.out.println("  " + what + ": " + why));
        Map<String, String> known = Table.rows("/advisory/refused-in-history.txt").stream()
                .collect(Collectors.toMap(row -> row.cell(0), row -> row.cell(1)));
        assertEquals(3_826, history.size());
        assertEquals(new TreeMap<>(known), refused);
    }

    @Test
    void malwareIsWhatHasTheCategoryAndFourThatHaveItInTheirTitle() throws IOException {
        List<Entry> sources = database.tree("main", "crates");
        Map<String, byte[]> contents = contents(sources);
        List<String> byTitle = new ArrayList<>();
        int byCategory = 0;
        for (Entry source : sources) {
            Advisory advisory = AdvisoryParser.parse(source.path(), of(contents, source));
            if (advisory.categories().contains("malicious")) {
                assertTrue(advisory.isMalicious());
                byCategory++;
            } else if (advisory.isMalicious()) {
                byTitle.add(advisory.id() + " " + advisory.crate());
            }
        }
        assertEquals(73, byCategory);
        assertEquals(
                List.of(
                        "RUSTSEC-2026-0084 logprinter",
                        "RUSTSEC-2026-0259 arone",
                        "RUSTSEC-2026-0261 aronenao",
                        "RUSTSEC-2026-0263 tinymember"),
                byTitle.stream().sorted().toList());
    }

    @Test
    void theWholeDatabaseIsReadInSeconds() throws IOException {
        List<Entry> sources = new ArrayList<>(database.tree("main", "crates"));
        sources.addAll(database.tree("main", "rust"));
        Map<String, byte[]> contents = contents(sources);
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            for (Entry source : sources) {
                AdvisoryParser.parse(source.path(), of(contents, source));
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf("%d advisories read in %d ms%n", sources.size(), millis);
            assertTrue(millis < 5_000, "far too slow: " + millis + " ms");
        }
        assertEquals(1_225, sources.size());
    }

    private static Map<String, byte[]> contents(java.util.Collection<Entry> entries) throws IOException {
        return database.contents(entries.stream().map(Entry::blob).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static byte[] of(Map<String, byte[]> contents, Entry entry) {
        return Objects.requireNonNull(contents.get(entry.blob()), entry.path());
    }
}
