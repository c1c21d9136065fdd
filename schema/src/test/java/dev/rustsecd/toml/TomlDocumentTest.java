package dev.rustsecd.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TomlDocumentTest {
    private static TomlDocument parse(String text) {
        return TomlDocument.parse(text, Rejection.LOCKFILE_INVALID);
    }

    @Test
    void placesAreThoseOfTheWholeText() {
        TomlDocument document = parse("# one\n\n  \t\r\na = 1\n\n#\n[t]\n\nx = [\n\n # c\n  'y',\n]\n");
        assertEquals(Location.text(4, 1), document.locate(document.root().inputPositionOf("a")));
        assertEquals(Location.text(7, 1), document.locate(document.root().inputPositionOf("t")));
        var array = document.root().getTableOrEmpty("t").getArrayOrEmpty("x");
        assertEquals(Location.text(12, 3), document.locate(array.inputPositionOf(0)));
    }

    @Test
    void blankLinesAndHashesWithinStringsAreKept() {
        var root = parse(
                        "a = \"\"\"\n\n# no comment\n\n\"\"\"\nb = '''\n\n#'''\nc = \"x#\" # y\nd = \"\"\"\\\"\"\"\"\"\n\n")
                .root();
        assertEquals("\n# no comment\n\n", root.getString("a"));
        assertEquals("\n#", root.getString("b"));
        assertEquals("x#", root.getString("c"));
        assertEquals("\"\"", root.getString("d"));
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("a = 1\n\n\n!\n", 4, 1),
                arguments("\n\na = \"x\nb = 1\n", 3, 7),
                arguments("a = 'x", 1, 7),
                arguments("\n#\u0001\n", 2, 2),
                arguments("a = 1\rb = 2", 1, 6),
                arguments("\u00e9 = \"\u0007\"", 1, 6),
                arguments("a..b = 1", 1, 2),
                arguments("\n\na = 1\n\n\na = 2", 6, 1),
                arguments("\n\na = \"\"\"\n\nb", 5, 2));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsSayWhere(String text, int line, int column) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> parse(text));
        assertEquals(Rejection.LOCKFILE_INVALID, refused.rejection());
        assertEquals(Location.text(line, column), refused.where());
    }

    static Stream<String> slowForTomlj() {
        int n = 500_000;
        return Stream.of("\n", "#\n", " \n", "\r\n", "\"\n", "[", "{a=", "[[", "!", "=", "\"", "x=[[", "a.", "a..")
                .map(part -> part.repeat(n / part.length()))
                .flatMap(text -> Stream.of(text, "x = [" + text, "x = 1\n" + text));
    }

    @ParameterizedTest
    @MethodSource("slowForTomlj")
    void everyInputIsReadOrRefusedInBoundedTime(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                parse(text);
            } catch (RejectedInput refused) {
                assertEquals(List.of(Rejection.LOCKFILE_INVALID), List.of(refused.rejection()));
            }
        });
    }
}
