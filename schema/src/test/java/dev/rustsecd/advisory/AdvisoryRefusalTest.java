package dev.rustsecd.advisory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.Table;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoryRefusalTest {
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

            [affected]
            os = ['linux']
            [affected.functions]
            'time::at' = ['^0.1']
            ```

            # Title

            Description.
            """;

    static List<Table.Row> refused() {
        return Table.rows("/advisory/refused.txt");
    }

    @Test
    void theAdvisoryOfTheTableIsGood() {
        assertEquals("time", parse(GOOD).crate().toString());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithReasonAndPlace(Table.Row row) {
        String text = GOOD.replace(row.cell(0), row.cell(1));
        assertNotEquals(GOOD, text);
        RejectedInput refused = assertThrows(RejectedInput.class, () -> parse(text));
        assertEquals(row.cell(4), refused.detail());
        assertEquals(row.cell(2), refused.rejection().name());
        assertEquals(row.cell(3), place(refused.where()));
    }

    @Test
    void placesAreThoseOfTheFileWithoutHeaderToo() {
        String v4 = GOOD.replace("[advisory]\n", "").replace("2020-11-18", "2020-11-31");
        assertEquals("4:1", place(refusal(v4).where()));
        assertEquals("3:1", place(refusal(v4.replace("```toml\n", "```toml ")).where()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RUSTSEC-2020-0071.md",
                "crates/RUSTSEC-2020-0071.md",
                "crates//RUSTSEC-2020-0071.md",
                "Crates/time/RUSTSEC-2020-0071.md",
                "crates/time/a/RUSTSEC-2020-0071.md",
                "/crates/time/RUSTSEC-2020-0071.md",
                "crates/time/RUSTSEC-2020-0071.toml",
                "crates/time/.md",
                "crates/time/RUSTSEC-2020-0071.MD",
                "crates/time/rustsec-2020-0071.md",
                "crates/ti-me/RUSTSEC-2020-0071.md",
                "other/time/RUSTSEC-2020-0071.md"
            })
    void refusesOtherPaths(String path) {
        byte[] good = bytes(GOOD);
        RejectedInput refused = assertThrows(RejectedInput.class, () -> AdvisoryParser.parse(path, good));
        assertEquals(Rejection.ADVISORY_PATH, refused.rejection());
    }

    @Test
    void filesWithoutEndOrDescriptionAreRefused() {
        assertEquals(
                "the front matter does not end: no line starts with ```",
                refusal("```toml\nid = 1").detail());
        String endsInTitle = GOOD.substring(0, GOOD.indexOf("# Title") + "# Title".length());
        assertEquals(
                "there is no description: the file ends with its title",
                refusal(endsInTitle).detail());
        assertEquals("Title", parse(endsInTitle + "\n").title());
        assertEquals(
                "the file does not start with ```toml", refusal("\ufeff" + GOOD).detail());
        assertEquals(
                "no Markdown heading (\"# …\") follows the front matter",
                refusal(GOOD.replace("\n```\n", "\n````\n")).detail());
    }

    @Test
    void aFrontMatterThatIsNoTextIsRefusedWhereItStands() {
        byte[] broken = bytes(GOOD);
        broken[GOOD.indexOf("2020-11-18") + 2] = (byte) 0xff;
        RejectedInput refused = assertThrows(RejectedInput.class, () -> AdvisoryParser.parse(PATH, broken));
        assertEquals("the front matter is not UTF-8", refused.detail());
        assertEquals("5:11", place(refused.where()));
        assertEquals("5:9", place(refusal(GOOD.replace("2020-11-18", "\0")).where()));
    }

    @Test
    void longListsAreRefused() {
        String thousand = String.join(",", Collections.nCopies(1_000, "'A-1'"));
        String list = GOOD.replace("'CVE-2020-26235'", thousand);
        assertEquals(1_000, parse(list).aliases().size());
        assertEquals(
                "[advisory] aliases: the array has 1001 elements, more than the maximum of 1000",
                refusal(list.replace("aliases = [", "aliases = ['A-1',")).detail());
        StringBuilder functions = new StringBuilder();
        for (int i = 0; i < 1_001; i++) {
            functions.append("'a::b").append(i).append("' = []\n");
        }
        assertEquals(
                "[affected] functions: the array has 1001 elements, more than the maximum of 1000",
                refusal(GOOD.replace("'time::at' = ['^0.1']", functions)).detail());
    }

    @Test
    void detailsAreShortHoweverLongWhatTheyQuote() {
        String long1 = "😀".repeat(5_000);
        String detail = refusal(GOOD.replace("2020-11-18", long1)).detail();
        assertTrue(detail.length() <= 501, detail);
        assertTrue(detail.endsWith("😀…"), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{a=",
                "[[a]]\n",
                "a.",
                "'''",
                "\"\"\"\n",
                "=]\n",
                "\\",
                "a=1\n",
                "\"",
                "#",
                "\n",
                "#\n",
                "0x",
                "\t"
            })
    void hostileFrontMatterIsAnsweredInTime(String piece) {
        String filling = piece.repeat((FrontMatter.MAX_TOML - 1_000) / piece.length());
        String text = GOOD.replace("aliases = ['CVE-2020-26235']", "x = " + filling);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            try {
                parse(text);
            } catch (RejectedInput refused) {
                assertTrue(refused.detail().length() <= 501);
            }
        });
    }

    @Test
    void longFrontMatterIsRefusedUnread() {
        String text = GOOD.replace("aliases = ['CVE-2020-26235']", "# " + "x".repeat(FrontMatter.MAX_TOML));
        RejectedInput refused = Assertions.assertThrows(RejectedInput.class, () -> parse(text));
        Assertions.assertEquals("the front matter has more than 16384 characters, the maximum", refused.detail());
    }

    @Test
    void anyChangeOfAFileGivesAnAdvisoryOrARefusal() {
        Random random = new Random(1_205);
        int read = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = bytes(GOOD);
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextInt(4) == 0 ? random.nextInt() : " '[]=.\n1a".charAt(random.nextInt(9)));
            }
            try {
                AdvisoryParser.parse(PATH, bytes);
                read++;
            } catch (RejectedInput refused) {
                assertTrue(refused.detail().length() <= 501);
            }
        }
        assertTrue(read > 100 && read < 2_900, "read: " + read);
    }

    private static RejectedInput refusal(String text) {
        return assertThrows(RejectedInput.class, () -> parse(text));
    }

    private static Advisory parse(String text) {
        return AdvisoryParser.parse(PATH, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String place(Location where) {
        return where instanceof Location.Text text ? text.line() + ":" + text.column() : "";
    }
}
