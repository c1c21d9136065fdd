package dev.rustsecd.service.site;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SiteFeedTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "3, 0, 3", // never more than there are
        "30, 100, 10", // never fewer than ten
        "30, 7, 30", // all of the last week
        "30, 8, 10"
    })
    void feedHasTheLastWeekAndTenAtLeast(int records, int daysAgo, int entries) throws Exception {
        List<AdvisoryRecord> all = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            all.add(anAdvisory()
                    .id("RUSTSEC-2026-" + i)
                    .asRecord()
                    .created(NOON.minus(daysAgo, ChronoUnit.DAYS))
                    .build());
        }
        assertEquals(entries, feed(all).getElementsByTagName("entry").getLength());
    }

    @Test
    void entryIsThatOfRustsecOrg() throws Exception {
        AdvisoryBuilder advisory = anAdvisory()
                .id("RUSTSEC-2026-0001")
                .title("`time` & <friends> \u001b[31m")
                .categories("code-execution", "memory-corruption")
                .patchedIn(">=0.2.23");
        Document feed = feed(List.of(advisory.asRecord()
                .created(NOON.minus(3, ChronoUnit.DAYS))
                .modified(NOON)
                .descriptionHtml("<p>It <b>breaks</b> &amp; bites</p>\u0000")
                .build()));
        Element entry = (Element) feed.getElementsByTagName("entry").item(0);
        assertEquals("https://rustsec.org/advisories/RUSTSEC-2026-0001.html", text(entry, "id"));
        assertEquals("RUSTSEC-2026-0001: Vulnerability in time", text(entry, "title"));
        assertEquals("`time` & <friends> [31m", text(entry, "summary"));
        assertEquals("2026-11-19T12:00:00+00:00", text(entry, "published"));
        assertEquals("2026-11-22T12:00:00+00:00", text(entry, "updated"));
        assertEquals(2, entry.getElementsByTagName("category").getLength());
        assertEquals(
                "<p>Patched: &gt;=0.2.23<br>Unaffected: none</p>\n<p>It <b>breaks</b> &amp; bites</p>",
                text(entry, "content"));
        assertEquals("2026-11-19T12:00:00+00:00", text(feed.getDocumentElement(), "updated"));
    }

    @Test
    void feedOfNothingIsAFeed() throws Exception {
        Document feed = feed(List.of());
        assertEquals("https://rustsec.org/feed.xml", text(feed.getDocumentElement(), "id"));
        assertEquals("2026-11-22T12:00:00+00:00", text(feed.getDocumentElement(), "updated"));
    }

    @Test
    void feedOfACrateHasAllOfItsAdvisoriesAndNoOthers() throws Exception {
        List<AdvisoryRecord> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(anAdvisory()
                    .id("RUSTSEC-2020-" + i)
                    .forCrate("Foo_Bar")
                    .asRecord()
                    .build());
            all.add(anAdvisory()
                    .id("RUSTSEC-2021-" + i)
                    .forCrate("foo")
                    .asRecord()
                    .build());
        }
        Document feed = parse(SiteFeed.render(SiteRecords.of(all), CrateName.of("foo-bar"), TODAY));
        assertEquals(12, feed.getElementsByTagName("entry").getLength());
        assertEquals("https://rustsec.org/packages/Foo_Bar.html", text(feed.getDocumentElement(), "id"));
        assertEquals("RustSec Advisories for Foo_Bar", text(feed.getDocumentElement(), "title"));
        Element self = (Element) feed.getElementsByTagName("link").item(0);
        assertEquals("feed.xml?crate=Foo_Bar", self.getAttribute("href"));
    }

    @Test
    void feedOfACrateWithoutAdvisoriesIsAFeed() throws Exception {
        Document feed = parse(SiteFeed.render(SiteRecords.of(List.of()), CrateName.of("harmless"), TODAY));
        assertEquals(0, feed.getElementsByTagName("entry").getLength());
        assertEquals("https://rustsec.org/packages/harmless.html", text(feed.getDocumentElement(), "id"));
        assertEquals("2026-11-22T12:00:00+00:00", text(feed.getDocumentElement(), "updated"));
    }

    private static Document feed(List<AdvisoryRecord> records) throws Exception {
        return parse(SiteFeed.render(SiteRecords.of(records), TODAY));
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
