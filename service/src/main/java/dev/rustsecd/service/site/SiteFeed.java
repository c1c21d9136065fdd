package dev.rustsecd.service.site;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * rustsec.org's Atom feed: the advisories of the last week, and never fewer than ten; and the same of one crate, with all
 * of its advisories. Its ids are rustsec.org's own, so that a reader that changes servers sees nothing twice (RFC 4287,
 * section 4.2.6).
 *
 * <p>Source: rustsec-admin, {@code web.rs} and {@code templates/feed.xml}.
 */
public final class SiteFeed {
    private static final String SITE = "https://rustsec.org/";
    private static final int MIN_ENTRIES = 10;
    private static final int DAYS = 8;

    /** The crate that has the most has some 30. */
    private static final int MAX_OF_A_CRATE = 200;

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    /** What a feed says of itself; addresses without the site. */
    private record Head(String id, String title, String self, String alternate) {
        static final Head OF_ALL = new Head("feed.xml", "RustSec Advisories", "feed.xml", SITE);

        static Head of(CrateName crate) {
            String page = "packages/" + crate + ".html";
            return new Head(page, "RustSec Advisories for " + crate, "feed.xml?crate=" + crate, SITE + page);
        }
    }

    private SiteFeed(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @param today in UTC */
    public static byte[] render(SiteRecords records, LocalDate today) {
        return render(Head.OF_ALL, recent(records.newestFirst(), today), today);
    }

    /**
     * All advisories of one crate; of one that has none a feed without entries.
     *
     * @param today in UTC
     */
    public static byte[] render(SiteRecords records, CrateName crate, LocalDate today) {
        List<AdvisoryRecord> ofCrate =
                records.ofCrate(crate).stream().limit(MAX_OF_A_CRATE).toList();
        return render(
                Head.of(ofCrate.isEmpty() ? crate : ofCrate.get(0).advisory().crate()), ofCrate, today);
    }

    private static byte[] render(Head head, List<AdvisoryRecord> records, LocalDate today) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new SiteFeed(FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name()))
                    .write(head, records, today);
        } catch (XMLStreamException impossibleInMemory) {
            throw new IllegalStateException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    private static List<AdvisoryRecord> recent(List<AdvisoryRecord> newestFirst, LocalDate today) {
        LocalDate firstDay = today.minusDays(DAYS - 1);
        long ofTheWeek = newestFirst.stream()
                .filter(record -> !record.created().on().isBefore(firstDay))
                .count();
        return newestFirst.stream().limit(Math.max(MIN_ENTRIES, ofTheWeek)).toList();
    }

    private void write(Head head, List<AdvisoryRecord> records, LocalDate today) throws XMLStreamException {
        LocalDate updated = records.isEmpty() ? today : records.get(0).created().on();
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        text("id", SITE + head.id());
        text("title", head.title());
        text("subtitle", "Security advisories filed against Rust crates");
        link("self", "application/atom+xml", head.self());
        link("alternate", "text/html", head.alternate());
        text("updated", noon(updated));
        text("icon", SITE + "favicon.ico");
        xml.writeStartElement("author");
        text("name", "RustSec");
        xml.writeEndElement();
        for (AdvisoryRecord record : records) {
            entry(record);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private void entry(AdvisoryRecord record) throws XMLStreamException {
        Advisory advisory = record.advisory();
        String page = advisory.pageAtRustSec() + ".html";
        xml.writeStartElement("entry");
        text("id", page);
        link("alternate", "text/html", page);
        text("title", advisory.id() + ": " + advisory.heading());
        text("summary", advisory.title());
        for (String category : advisory.categories()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", legal(category));
        }
        text("published", noon(record.created().on()));
        text("updated", noon(record.modified().on()));
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(legal(versions(advisory) + record.descriptionHtml()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String versions(Advisory advisory) {
        return "<p>Patched: " + versions(advisory.versions().patched(), "no patched versions") + "<br>Unaffected: "
                + versions(advisory.versions().unaffected(), "none") + "</p>\n";
    }

    private static String versions(List<VersionReq> requirements, String none) {
        return requirements.isEmpty()
                ? none
                : requirements.stream()
                        .map(requirement ->
                                requirement.toString().replace("<", "&lt;").replace(">", "&gt;"))
                        .collect(Collectors.joining(", "));
    }

    private static String noon(LocalDate day) {
        return day + "T12:00:00+00:00";
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private void link(String relation, String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", legal(address));
    }

    /** Without the characters that no XML document may have. Source: XML 1.0, production 2. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().filter(SiteFeed::isLegal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && !surrogate && c != 0xfffe && c != 0xffff);
    }
}
