package dev.rustsecd.advisory;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoryTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    malicious, false, A title,                                                      true
                    malicious, true,  A title,                                                      true
                    other,     true,  `logprinter` was removed from crates.io for malicious code,   true
                    other,     true,  MALICIOUS code,                                               true
                    other,     true,  it was (Malicious),                                           true
                    other,     false, `logprinter` was removed from crates.io for malicious code,   false
                    other,     true,  `maliciousness` was removed from crates.io,                   false
                    other,     true,  un-malicious_,                                                false
                    other,     true,  A title,                                                      false
                    """)
    void malwareHasTheCategoryOrATitleThatSaysSoAndIsExpectedToBeGone(
            String category, boolean expectDeleted, String title, boolean malicious) {
        AdvisoryBuilder advisory = anAdvisory().categories(category).title(title);
        Advisory built = (expectDeleted ? advisory.expectDeleted() : advisory).build();
        assertEquals(malicious, built.isMalicious());
        assertEquals(
                category.equals("malicious") ? "time contained malicious code" : "Vulnerability in time",
                built.heading());
    }

    @Test
    void urlsAreOfTheWebOrLeftOut() {
        Advisory advisory = anAdvisory()
                .url("javascript:alert(1)")
                .references(
                        "https://a.b/", "data:text/html,x", "HTTP://c.d/", "ftp://e.f/", "mailto:g@h.i", "file:///j")
                .build();
        assertNull(advisory.url());
        assertEquals(List.of("https://a.b/", "HTTP://c.d/"), advisory.references());
        assertEquals("https://a.b/", anAdvisory().url("https://a.b/").build().url());
    }

    @Test
    void pagesOfOddIdsAreOneSegment() {
        Advisory odd = anAdvisory().id("ACME 1/2?#").build();
        assertEquals("/advisories/ACME%201%2F2%3F%23.html", odd.ownPage(""));
        assertEquals(
                "https://a.b/advisories/RUSTSEC-2020-0071.html",
                anAdvisory().build().ownPage("https://a.b"));
        assertEquals(
                "https://rustsec.org/advisories/RUSTSEC-2020-0071",
                anAdvisory().build().pageAtRustSec());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    CRATES, ,                                                        true
                    CRATES, registry+https://github.com/rust-lang/crates.io-index,   true
                    CRATES, sparse+https://index.crates.io/,                         true
                    CRATES, registry+https://example.com/index,                      false
                    RUST,   ,                                                        false
                    RUST,   registry+https://github.com/rust-lang/crates.io-index,   false
                    """)
    void onlyCratesOfCratesIoAreMatchedByName(Collection collection, String source, boolean ofCratesIo) {
        AdvisoryBuilder advisory = anAdvisory().in(collection);
        assertEquals(
                ofCratesIo,
                (source == null ? advisory : advisory.source(source)).build().isAboutCratesIo());
    }
}
