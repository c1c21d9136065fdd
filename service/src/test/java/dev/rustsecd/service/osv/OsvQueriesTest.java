package dev.rustsecd.service.osv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which queries there are, and which are refused how; by osv.dev's query_affected.go and its recorded answers. */
class OsvQueriesTest {
    /** Which members a query may have, when it has no commit. Source: osv.dev, IntegrationTests_api_query_response.txt. */
    private static final Set<Set<String>> IN_ORDER = Set.of(
            Set.of("purl"),
            Set.of("purl", "version"),
            Set.of("name", "ecosystem"),
            Set.of("name", "ecosystem", "version"),
            Set.of("name", "version"));

    @Test
    void everyCombinationOfMembersIsTakenOrRefusedAsRecorded() {
        List<String> members = List.of("commit", "version", "name", "ecosystem", "purl");
        for (int bits = 0; bits < 32; bits++) {
            List<String> given = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    given.add(members.get(i));
                }
            }
            boolean inOrder =
                    given.contains("commit") ? !given.contains("version") : IN_ORDER.contains(Set.copyOf(given));
            assertEquals(inOrder, isTaken(query(given)), given::toString);
        }
    }

    private static String query(List<String> given) {
        return "{" + member(given, "commit", "6879efc2c1596d11a6a6ad296f80063b558d5e0f")
                + member(given, "version", "0.1.42")
                + "\"package\":{" + member(given, "name", "time") + member(given, "ecosystem", "crates.io")
                + member(given, "purl", "pkg:cargo/time")
                + "\"odd\":[{\"a\":1}]},\"odd\":null}";
    }

    private static String member(List<String> given, String name, String value) {
        return given.contains(name) ? "\"" + name + "\":\"" + value + "\"," : "";
    }

    private static boolean isTaken(String query) {
        try {
            OsvQueries.readOne(bytes(query));
            return true;
        } catch (RejectedInput refused) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|no query provided",
                "'  '|no query provided",
                "{}|invalid query",
                "{\"package\":null}|invalid query",
                "{\"package\":{}}|invalid query",
                "{\"version\":\"1\"}|invalid query",
                "{\"commit\":\"\"}|invalid hash",
                "{\"commit\":\"abc\"}|invalid hash",
                "{\"commit\":\"xy\"}|invalid hash",
                "{\"package\":{\"name\":\"time\"}}|invalid query",
                "{\"package\":{\"name\":\"time\",\"ecosystem\":\"Crates.io\"}}|invalid ecosystem",
                "{\"package\":{\"ecosystem\":\"cargo\"}}|invalid ecosystem",
                "{\"package\":{\"ecosystem\":\"crates.io\"}}|invalid query",
                "{\"package\":{\"purl\":\"pkg:cargo/a\",\"name\":\"a\"}}|name specified in a PURL query",
                "{\"package\":{\"purl\":\"pkg:cargo/a\",\"ecosystem\":\"x\"}}|ecosystem specified in a PURL query",
                "{\"package\":{\"purl\":\"pkg:cargo/a@1\"},\"version\":\"1\"}|version specified in params and PURL query",
                "{\"package\":{\"purl\":\"cargo/a\"}}|purl scheme is not \"pkg\"",
                "{\"package\":{\"purl\":\"pkg:cargo\"}}|purl is missing type or name",
                "{\"package\":{\"purl\":\"pkg:cargo/@1\"}}|purl is missing name",
                "{\"package\":{\"purl\":\"pkg:cargo/%zz\"}}|failed to unescape purl",
                "{\"package\":{\"purl\":\"pkg:cargo/a\"},\"page_token\":\"?\"}|invalid cursor",
                "{\"package\":{\"purl\":\"pkg:cargo/a\"},\"page_token\":\"YWJj\"}|invalid cursor",
            })
    void refusalsHaveOsvsWords(String body, String message) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> OsvQueries.readOne(bytes(body)));
        assertEquals(Rejection.OSV_QUERY_INVALID, refused.rejection());
        assertEquals(message, refused.detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"package\":{\"name\":\"time\",\"ecosystem\":\"crates.io\"}}|time",
                "{\"package\":{\"name\":\"time\"},\"version\":\"1\"}|time",
                "{\"package\":{\"name\":\"Time\",\"ecosystem\":\"\"},\"version\":\"1\",\"commit\":null}|Time",
                "{\"package\":{\"purl\":\"pkg:cargo/time\"}}|time",
                "{\"package\":{\"purl\":\"PKG:Cargo/ns/a%2Db@1.0?x=y#z\"}}|a-b",
                "{\"package\":{\"purl\":\"pkg://cargo/a+b\"},\"pageToken\":\"RklSU1RfUEFHRV9UT0tFTg==\"}|a+b",
                "{\"package\":{\"purl\":\"pkg:npm/time@1\"},\"version\":\"1\"}|",
                "{\"package\":{\"name\":\"time\",\"ecosystem\":\"npm\"}}|",
                "{\"package\":{\"name\":\"time\",\"ecosystem\":\"crates.io:x\"}}|",
                "{\"package\":{\"name\":\"time\",\"ecosystem\":\"GIT\"}}|",
                "{\"commit\":\"00FF\",\"package\":{\"purl\":\"nonsense\",\"name\":\"time\"}}|",
            })
    void crateIsThatOfTheNameOrThePurl(String body, String crate) {
        assertEquals(crate, OsvQueries.readOne(bytes(body)).crate());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "[]",
                "7",
                "NO_BRACES_JSON",
                "{\"package\":[]}",
                "{\"version\":1,\"package\":{\"name\":\"time\"}}",
                "{\"package\":{\"name\":true}}",
                "{\"commit\":\"00\",\"version\":\"1\"}",
                "{\"package\":{\"name\":\"a\",\"name\":\"b\"},\"version\":\"1\"}",
                "{\"package\":{}} trailing",
            })
    void whatIsNoQueryInJsonIsRefusedAsJson(String body) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> OsvQueries.readOne(bytes(body)));
        assertEquals(Rejection.JSON_INVALID, refused.rejection());
    }

    @Test
    void batchNamesItsFirstBadQuery() {
        String batch = "{\"queries\":[{\"package\":{\"purl\":\"pkg:cargo/a\"}},{},{\"commit\":\"x\"}]}";
        RejectedInput refused = assertThrows(RejectedInput.class, () -> OsvQueries.readBatch(bytes(batch)));
        assertEquals(
                "error in query at index 1: rpc error: code = InvalidArgument desc = invalid query", refused.detail());
    }

    @Test
    void batchTakesAThousandQueriesAndNoMore() {
        assertEquals(
                1_000,
                OsvQueries.readBatch(bytes(batch(1_000, "{\"commit\":\"00\"}"))).size());
        RejectedInput refused =
                assertThrows(RejectedInput.class, () -> OsvQueries.readBatch(bytes(batch(1_001, "{}"))));
        assertEquals("too many queries", refused.detail());
    }

    @Test
    void batchOfNothingIsEmpty() {
        assertEquals(List.of(), OsvQueries.readBatch(bytes("")));
        assertEquals(List.of(), OsvQueries.readBatch(bytes("{\"queries\":null,\"odd\":{}}")));
    }

    private static String batch(int count, String query) {
        return "{\"queries\":[" + (query + ",").repeat(count - 1) + query + "]}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
