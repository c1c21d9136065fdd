package dev.rustsecd.ingest.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.ingest.plan.ChangeSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

final class SeedTest {
    private static final int MAX_PACKED_BYTES = 250 * 1024;

    private static final String EVERY_KEY = """
            ```toml
            [advisory] # a comment
            id = "RUSTSEC-2024-0001"
            package = "some-crate"
            date = "2024-01-02"
            aliases = ["CVE-2024-1", "GHSA-aaaa"]
            related = ["CVE-2023-7"]
            categories = ["malicious", "new \\"kind\\" \\\\ \\u0007"]
            keywords = ["x"]
            cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
            informational = "unsound"
            references = ["https://example.org/a"]
            url = "https://example.org"
            withdrawn = "2024-02-03"
            license = "CC-BY-4.0"
            expect-deleted = true

            [versions]
            patched = [">= 1.2.3, < 2", "^3"]
            unaffected = ["< 0.1"]

            [affected]
            arch = ["x86"]
            os = ["linux"]
            functions = { "some_crate::a" = ["< 1"], "some_crate::b::<C>" = [] }
            ```

            # A title

            Prose.
            """;

    @Test
    void everyFactSurvivesAndNoProse() {
        String path = "crates/some-crate/RUSTSEC-2024-0001.md";
        Advisory advisory = AdvisoryParser.parse(path, EVERY_KEY.getBytes(StandardCharsets.UTF_8));
        String text = FrontMatterText.of(advisory);
        assertFalse(text.contains("title") || text.contains("Prose") || text.contains("#"), text);
        Advisory again = AdvisoryParser.parse(path, SeedSource.file(text).getBytes(StandardCharsets.UTF_8));
        assertEquals(FactsOnly.of(advisory), FactsOnly.of(again));
        assertEquals("Unsoundness in some-crate", again.title());
        assertEquals("", again.description());
    }

    @Test
    void malwareThatItsTitleAloneNamesIsMalwareInTheSeedToo() {
        String path = "crates/some-crate/RUSTSEC-2024-0001.md";
        String unmarked = EVERY_KEY.replace("\"malicious\", ", "");
        for (String title : List.of("A title", "`some-crate` was removed for Malicious code")) {
            Advisory advisory = AdvisoryParser.parse(
                    path, unmarked.replace("A title", title).getBytes(StandardCharsets.UTF_8));
            String text = SeedSource.file(FrontMatterText.of(advisory));
            Advisory again = AdvisoryParser.parse(path, text.getBytes(StandardCharsets.UTF_8));
            assertEquals(advisory.isMalicious(), again.isMalicious(), title);
            assertEquals(FactsOnly.of(advisory), FactsOnly.of(again));
        }
    }

    @Test
    void seedOfTheJarIsReadWhole() {
        ChangeSet changes = SeedSource.changes();
        assertEquals(SeedSource.read().entries().size(), changes.upserts().size());
        assertTrue(changes.upserts().size() > 1000);
        assertEquals(List.of(), changes.quarantined());
        assertEquals(List.of(), changes.events());
        assertTrue(changes.upserts().stream()
                .allMatch(upsert -> upsert.descriptionHtml().isEmpty()));
    }

    @Test
    void textOfTheSeedIsWhatItsWriterWrites() {
        assertEquals(SeedSource.resource(), SeedText.write(SeedSource.read()));
    }

    @Test
    void seedTakesAtMostAQuarterOfAMegabyteInTheJar() {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(SeedSource.resource().getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        long packed = 0;
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            packed += deflater.deflate(buffer);
        }
        deflater.end();
        assertTrue(packed <= MAX_PACKED_BYTES, packed + " bytes");
    }
}
