package dev.rustsecd.advisory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AdvisoryParserTest {
    private static final String WHOLE = """
            ```toml
            [advisory]
            id = "RUSTSEC-2020-0071"
            package = "time"
            date = "2020-11-18"
            aliases = ["CVE-2020-26235", "GHSA-wcg3-cvx6-7396"]
            related = ["https://example.com/anything"]
            categories = ["code-execution", "a-new-one"]
            keywords = ["segfault"]
            cvss = "CVSS:3.1/A:H/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N"
            informational = "unsound"
            references = ["HTTPS://Example.com", "https://example.com/b c"]
            source = "registry+https://example.com/index"
            url = "https://github.com/time-rs/time/issues/293"
            withdrawn = "2021-01-02"
            license = "CC-BY-4.0"
            expect-deleted = true
            collection = "crates"
            a-new-key = { not = "known" }

            [affected]
            arch = ["x86"]
            os = ["linux", "Redox"]
            functions = { "time::now" = ["^0.1", "*"], "time::UtcOffset::local" = ["< 0.2.23"], "time::at" = [] }

            [versions]
            patched = [">= 0.2.23"]
            unaffected = ["=0.2.0", "= 0.2.1"]

            [another]
            table = 1
            ```

            # Potential `segfault` in the time crate\s\s

            ### Impact

            The last line.

            """;

    @Test
    void everyFieldOfAFileIsRead() {
        Advisory advisory = parse(WHOLE);
        assertEquals("RUSTSEC-2020-0071", advisory.id().text());
        assertEquals("time", advisory.crate().toString());
        assertEquals("Potential `segfault` in the time crate", advisory.title());
        assertEquals("### Impact\n\nThe last line.", advisory.description());
        assertEquals("2020-11-18", advisory.date());
        assertEquals(ids("CVE-2020-26235", "GHSA-wcg3-cvx6-7396"), advisory.aliases());
        assertEquals(ids("https://example.com/anything"), advisory.related());
        assertEquals(Collection.CRATES, advisory.collection());
        assertEquals(List.of("code-execution", "a-new-one"), advisory.categories());
        assertEquals(List.of("segfault"), advisory.keywords());
        assertEquals(Severity.parse("CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"), advisory.severity());
        assertEquals("unsound", advisory.informational());
        assertEquals(List.of("https://example.com/", "https://example.com/b%20c"), advisory.references());
        assertEquals("registry+https://example.com/index", advisory.source());
        assertEquals("https://github.com/time-rs/time/issues/293", advisory.url());
        assertEquals("2021-01-02", advisory.withdrawn());
        assertEquals("CC-BY-4.0", advisory.license());
        assertTrue(advisory.expectDeleted());
    }

    @Test
    void versionsAndScopeAreRead() {
        Advisory advisory = parse(WHOLE);
        assertEquals("[>=0.2.23]", advisory.versions().patched().toString());
        assertEquals("[=0.2.0, =0.2.1]", advisory.versions().unaffected().toString());
        assertEquals(
                "{[-∞, 0.2.0) ∪ [0.2.1-0, 0.2.1) ∪ [0.2.2-0, 0.2.23)}",
                advisory.versions().affected().toString());
        AffectedScope scope = Objects.requireNonNull(advisory.affected());
        assertEquals(List.of("x86"), scope.arch());
        assertEquals(List.of("linux", "Redox"), scope.os());
        assertEquals(
                List.of("time::UtcOffset::local", "time::at", "time::now"),
                new ArrayList<>(scope.functions().keySet()));
        assertEquals("[^0.1, *]", String.valueOf(scope.functions().get("time::now")));
        assertEquals(List.of(), scope.functions().get("time::at"));
    }

    @Test
    void whatMayBeMissingHasItsDefault() {
        Advisory advisory = parse("""
                ```toml
                [advisory]
                id = "RUSTSEC-2020-0071"
                package = "time"
                date = "2020-11-18"
                [versions]
                patched = []
                ```
                # Title
                """);
        assertEquals("", advisory.description());
        assertEquals("CC0-1.0", advisory.license());
        assertNull(advisory.severity());
        assertNull(advisory.informational());
        assertNull(advisory.url());
        assertNull(advisory.source());
        assertNull(advisory.withdrawn());
        assertNull(advisory.affected());
        assertFalse(advisory.expectDeleted());
        assertEquals(List.of(), advisory.aliases());
        assertTrue(advisory.versions().affected().isAll());
    }

    @Test
    void formV4HasNoHeaderOfItsFirstTable() {
        String v4 = WHOLE.replace("[advisory]\n", "");
        assertEquals(parse(WHOLE), parse(v4));
        assertEquals(parse(WHOLE), parse(v4.replace("```toml\n", "```toml ")));
        assertEquals(parse(WHOLE), parse(WHOLE.replace("```toml\n", "```toml")));
    }

    @Test
    void whatRustTakesForWhiteSpaceIsTrimmed() {
        String spaces = " \t\u000b\u000c\u0085\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000";
        String text = WHOLE.replace("```toml\n", "```toml" + spaces + "\n" + spaces)
                .replace("\n```\n", spaces + "\n```" + spaces + "\n")
                .replace("The last line.", "The last line." + spaces);
        assertEquals(parse(WHOLE), parse(text));
        assertEquals(
                "\u001cThe text\u200b",
                parse(WHOLE.replace("### Impact", "\u001cThe text\u200b"))
                        .description()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void carriageReturnsEndLinesOfTheFrontMatterAndStayInTheText() {
        Advisory advisory = parse(WHOLE.replace("\n", "\r\n"));
        assertEquals(parse(WHOLE).title(), advisory.title());
        assertEquals("### Impact\r\n\r\nThe last line.", advisory.description());
        assertEquals(parse(WHOLE).versions(), advisory.versions());
    }

    @Test
    void tomlOfVersion11IsRead() {
        String text = WHOLE.replace("{ not = \"known\" }", "{\n  not = \"\\x41\\e\",\n}");
        assertEquals(parse(WHOLE), parse(text));
    }

    @Test
    void draftsAreReadAndCanBeTold() {
        byte[] draft = bytes(WHOLE.replace("RUSTSEC-2020-0071", "RUSTSEC-0000-0000"));
        Advisory advisory = AdvisoryParser.parse("crates/time/RUSTSEC-0000-0000.md", draft);
        assertTrue(advisory.id().isDraft());
        assertFalse(parse(WHOLE).id().isDraft());
        assertNotNull(
                AdvisoryParser.parse("crates/time/RUSTSEC-0000-0000.md", bytes(WHOLE)), "numbered, not yet moved");
    }

    @Test
    void toolchainAdvisoriesLieInTheirOwnFolder() {
        String text = WHOLE.replace("RUSTSEC-2020-0071", "CVE-2018-1000810")
                .replace("collection = \"crates\"", "collection = \"rust\"")
                .replace("package = \"time\"", "package = \"std\"");
        Advisory advisory = AdvisoryParser.parse("rust/std/CVE-2018-1000810.md", bytes(text));
        assertEquals(Collection.RUST, advisory.collection());
        assertEquals("std", advisory.crate().toString());
    }

    @Test
    void advisoriesWithoutTitleGetTheHeadingOfRustsecOrg() {
        String untitled = WHOLE.replaceAll("# Potential.*", "# ");
        assertEquals("Unsoundness in time", parse(untitled).title());
        assertEquals("time is unmaintained", titleOf(untitled, "informational = \"unmaintained\""));
        assertEquals("Security notice about time", titleOf(untitled, "informational = \"notice\""));
        assertEquals("time is odd", titleOf(untitled, "informational = \"odd\""));
        assertEquals("Vulnerability in time", titleOf(untitled, ""));
        assertEquals("time contained malicious code", titleOf(untitled.replace("\"a-new-one\"", "\"malicious\""), ""));
    }

    private static String titleOf(String text, String informational) {
        return parse(text.replace("informational = \"unsound\"", informational)).title();
    }

    @Test
    void vectorsOfVersion2AreRead() {
        Advisory advisory = parse(WHOLE.replaceAll("cvss = .*", "cvss = \"AV:N/AC:L/Au:N/C:P/I:P/A:P\""));
        assertEquals(
                Severity.Level.HIGH, Objects.requireNonNull(advisory.severity()).level());
    }

    private static List<AdvisoryId> ids(String... texts) {
        return List.of(texts).stream().map(AdvisoryId::new).toList();
    }

    private static Advisory parse(String text) {
        return AdvisoryParser.parse("crates/time/RUSTSEC-2020-0071.md", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
