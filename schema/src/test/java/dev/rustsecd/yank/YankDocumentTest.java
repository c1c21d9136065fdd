package dev.rustsecd.yank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YankDocumentTest {
    @Test
    void theDocumentIsWrittenAsItsAuthorsWroteIt() {
        assertEquals("""
                description = "Unsound on 32-bit targets"

                [advisory]
                id = "RUSTSEC-2020-0071"
                """, new YankDocument("Unsound on 32-bit targets", "RUSTSEC-2020-0071").toToml());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two\nlines\r\nand\ttabs",
                "\"quoted\" and \\backslashed\\ and 'single'",
                "\u0001\u001f\u007f",
                "ends with \\",
                "# no comment, [no.table]",
                "größer, 日本語, 𝄞"
            })
    void whatIsWrittenIsReadAgain(String description) {
        YankDocument document = new YankDocument(description, "GHSA-\"x\"");
        assertEquals(document, YankDocumentReader.one(document.toToml()));
        YankDocument alone = new YankDocument(description, null);
        assertEquals(alone, YankDocumentReader.one(alone.toToml()));
    }

    @Test
    void everyFormOfTomlIsRead() {
        YankDocument expected = new YankDocument("broken", "RUSTSEC-2020-0071");
        assertEquals(
                expected,
                YankDocumentReader.one("advisory = { id = 'RUSTSEC-2020-0071' }\ndescription = '''\nbroken'''"));
        assertEquals(
                expected,
                YankDocumentReader.one("advisory.id = \"RUSTSEC-2020-0071\"\r\ndescription = \"broken\" # why\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`description = `|1|The yank reasons in the body of the request are not valid TOML",
                "`advisory.id = \"X\"`|1|\"description\" is missing.",
                "`description = 5`|1|\"description\" must be a string.",
                "`description = \"  \"`|1|\"description\" is blank.",
                "`description = \"a\"\nreason = \"b\"`|2|Unknown key \"reason\".",
                "`description = \"a\"\n[advisory]\nid = \"X\"\nurl = \"y\"`|4|Unknown key \"[advisory] url\".",
                "`description = \"a\"\n\nadvisory = \"RUSTSEC-2020-0071\"`|3|\"advisory\" must be a table.",
                "`description = \"a\"\n[advisory]\n`|1|\"[advisory] id\" is missing.",
                "`description = \"a\"\n[advisory]\nid = 7`|3|\"[advisory] id\" must be a string.",
                "`description = \"a\"\n[[advisory]]\nid = \"X\"`|2|\"advisory\" must be a table.",
                "`description = \"a\"\nversions = [\"1.0.0\"]`|2|Unknown key \"versions\"."
            })
    void whatIsWrongIsRefusedWithItsLine(String text, int line, String detail) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> YankDocumentReader.one(text));
        assertEquals(Rejection.YANK_INVALID, refused.rejection());
        assertTrue(refused.detail().startsWith(detail), refused.detail());
        assertTrue(refused.where() instanceof Location.Text place && place.line() == line, refused.where()::toString);
    }

    @Test
    void longTextsAreRefused() {
        String text = "description = \"" + "x".repeat(YankDocument.MAX_DESCRIPTION + 1) + "\"";
        assertThrows(RejectedInput.class, () -> YankDocumentReader.one(text));
        assertThrows(RejectedInput.class, () -> YankDocument.of("a", "x".repeat(101)));
        assertThrows(RejectedInput.class, () -> YankDocument.of("half a pair \ud834", null));
    }

    @Test
    void anOrderNamesUpToTenThousandVersions() {
        YankOrder order = YankDocumentReader.many(order(YankOrder.MAX_VERSIONS));
        assertEquals(YankOrder.MAX_VERSIONS, order.versions().size());
        assertEquals(new YankDocument("broken", null), order.document());
        assertThrows(RejectedInput.class, () -> YankDocumentReader.many(order(YankOrder.MAX_VERSIONS + 1)));
    }

    @Test
    void anOrderNamesEachVersionOnceAndAtLeastOne() {
        String text = "description = 'a'\nversions = ['1.0.0', '1.0.1', '1.0.0']";
        assertEquals(List.of("1.0.0", "1.0.1"), YankDocumentReader.many(text).versions());
        for (String versions : List.of("[]", "'1.0.0'", "[1]", "{ a = 1 }")) {
            assertThrows(
                    RejectedInput.class,
                    () -> YankDocumentReader.many("description = 'a'\nversions = " + versions),
                    versions);
        }
        assertThrows(RejectedInput.class, () -> YankDocumentReader.many("description = 'a'"));
    }

    private static String order(int versions) {
        return IntStream.range(0, versions)
                .mapToObj(i -> "\"1.0." + i + "\"")
                .collect(Collectors.joining(", ", "versions = [", "]\ndescription = \"broken\"\n"));
    }
}
