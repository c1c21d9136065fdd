package dev.rustsecd.advisory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.reject.RejectedInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is odd about a file, says nothing else of versions, and is read with a remark. */
class AdvisoryLenienceTest {
    private static final String PATH = "crates/time/RUSTSEC-2020-0071.md";
    private static final String GOOD = """
            ```toml
            [advisory]
            id = 'RUSTSEC-2020-0071'
            package = 'time'
            date = '2020-11-18'
            aliases = ['CVE-2020-26235']
            [versions]
            patched = ['>=0.2.23']
            ```

            # Title

            Description.
            """;

    @Test
    void aWholeFileHasNoRemarks() {
        assertEquals(List.of(), read(bytes(GOOD)).remarks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CVSS:5.0/AV:N", "CVSS:3.2/AV:N", "CVSS:4.1", "CVSS:10.0/", "CVSS:3/AV:N", "CVSS:5.0/x\\ny"})
    void aVectorOfAnUnknownVersionIsNoScore(String vector) {
        AdvisoryReading read = read(bytes(GOOD.replace("aliases", "cvss = \"" + vector + "\"\naliases")));
        assertNull(read.advisory().severity());
        assertEquals(1, read.remarks().size());
        assertTrue(
                read.remarks().get(0).endsWith(" has an unknown version of CVSS, so there is no score"),
                read.remarks().get(0));
    }

    @Test
    void bytesOfTheProseThatAreNoTextAreReplaced() {
        byte[] latin1 = GOOD.replace("Description", "D\u00e9scripti\u00f6n").getBytes(StandardCharsets.ISO_8859_1);
        AdvisoryReading read = read(latin1);
        assertEquals("D\ufffdscripti\ufffdn.", read.advisory().description());
        assertEquals(List.of("2 bytes of the description are not UTF-8; shown as U+FFFD"), read.remarks());
        byte[] title = GOOD.replace("Title", "T\u00eftle").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("T\ufffdtle", read(title).advisory().title());
        byte[] end = Arrays.copyOf(bytes(GOOD + "\u00e9"), bytes(GOOD).length + 1);
        assertTrue(read(end).advisory().description().endsWith("\n\ufffd"));
    }

    @Test
    void nulsOfTheProseAreReplaced() {
        AdvisoryReading read = read(bytes(GOOD.replace("Description", "Des\0ription")));
        assertEquals("Des\ufffdription.", read.advisory().description());
        assertEquals(List.of("1 NUL character of the description is shown as U+FFFD"), read.remarks());
    }

    @ParameterizedTest
    @CsvSource({"0, x", "1, x", "2, \u00e9", "300000, x", "300001, \u00e9", "300000, 🦀"})
    void proseThatIsTooLongIsCutAndMarked(int more, String letter) {
        byte[] file = bytes(GOOD
                + letter.repeat(AdvisoryParser.MAX_BYTES).substring(0, AdvisoryParser.MAX_BYTES - GOOD.length())
                + "x".repeat(more));
        byte[] whole = more == 0 ? Arrays.copyOf(file, AdvisoryParser.MAX_BYTES) : file;
        byte[] first = Arrays.copyOf(whole, Math.min(whole.length, AdvisoryParser.MAX_BYTES));
        for (byte[] content : List.of(whole, first)) {
            AdvisoryReading read = AdvisoryParser.read(PATH, content, whole.length);
            String description = read.advisory().description();
            boolean cut = whole.length > AdvisoryParser.MAX_BYTES;
            assertTrue(description.startsWith("Description.\n" + letter));
            assertEquals(cut, description.endsWith("\n\n" + AdvisoryFile.CUT));
            assertEquals(-1, description.indexOf('\ufffd'));
            assertTrue(bytes(description).length < AdvisoryParser.MAX_BYTES);
            assertEquals(
                    cut
                            ? List.of("the file has " + whole.length
                                    + " bytes and only the first 65536 are read, so the description is cut")
                            : List.of(),
                    read.remarks());
        }
    }

    @Test
    void aTitleThatNeverEndsIsCutToo() {
        byte[] endless = bytes(GOOD.replace("# Title\n\nDescription.\n", "# " + "x".repeat(300_000)));
        AdvisoryReading read =
                AdvisoryParser.read(PATH, Arrays.copyOf(endless, AdvisoryParser.MAX_BYTES), endless.length);
        assertEquals(AdvisoryFile.CUT, read.advisory().description());
        assertTrue(read.advisory().title().startsWith("xxx"));
    }

    @Test
    void urlsThatAreNotOfTheWebAreLeftOut() {
        String odd = "url = 'javascript:alert(1)'\nreferences = ['https://a.b/', 'data:text/html," + "x".repeat(200)
                + "']\naliases";
        AdvisoryReading read = read(bytes(GOOD.replace("aliases", odd)));
        assertNull(read.advisory().url());
        assertEquals(List.of("https://a.b/"), read.advisory().references());
        assertEquals(
                List.of(
                        "[advisory] references[1]: data:text/html," + "x".repeat(85)
                                + "… is neither http nor https and is not shown",
                        "[advisory] url: javascript:alert(1) is neither http nor https and is not shown"),
                read.remarks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ```|```| RUSTSEC-2020-0071 | time |
                    >=0.2.23|< 1.0 and > 3| RUSTSEC-2020-0071 | time |
                    2020-11-18|yesterday| RUSTSEC-2020-0071 | time |
                    'time'|'other'| RUSTSEC-2020-0071 | other |
                    package =|package = 7 #| RUSTSEC-2020-0071 | |
                    id =|no =| | time |
                    [advisory]|[advice]| | |
                    date =|collection = 'rust'; date =| | |
                    """)
    void whatAFileIsAboutIsKnownThoughItCannotBeRead(String was, String is, String id, String crate) {
        AdvisorySubject subject = AdvisorySubject.of(bytes(GOOD.replace(was, is)));
        assertEquals(id, subject.id());
        assertEquals(crate, subject.crate());
    }

    @Test
    void aDraftIsKnownAsOne() {
        assertTrue(
                AdvisorySubject.of(bytes(GOOD.replace("2020-0071", "0000-0000").replace("2020-11-18", "x")))
                        .isDraft());
        assertEquals(AdvisorySubject.UNREADABLE, AdvisorySubject.of(new byte[] {(byte) 0xff}));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 100})
    void anyBeginningOfAFileIsReadOrRefused(int length) {
        byte[] part = Arrays.copyOf(bytes(GOOD), length);
        try {
            AdvisoryParser.read(PATH, part, GOOD.length());
        } catch (RejectedInput refused) {
            assertTrue(refused.detail().length() <= 501);
        }
    }

    private static AdvisoryReading read(byte[] file) {
        return AdvisoryParser.read(PATH, file, file.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
