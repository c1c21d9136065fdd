package dev.rustsecd.service.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", " \t\r\n{", "[\"a\"]", "[ \n\"", "[{", "[]", "[\t]", "\ufeff{", "\ufeff \n[ {"})
    void braceOrListIsJson(String body) {
        assertEquals(BodyKind.JSON, kind(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[package]]", "[root]", "[ root ]", "# {", "version = 4", "\ufeff[[package]]", "[", "[ ", "null"
            })
    void everythingElseIsToml(String body) {
        assertEquals(BodyKind.TOML, kind(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t ", "\ufeff", "\ufeff \n"})
    void blankIsRefused(String body) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> kind(body));
        assertEquals(Rejection.BODY_BLANK, refused.rejection());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"packages\":[1]}|/packages/0|JSON_INVALID",
                "{\"packages\":[{\"name\":1}]}|/packages/0/name|JSON_INVALID",
                "{\"packages\":[{\"name\":\"a\"}]}|/packages/0|JSON_INVALID",
                "{\"packages\":[{\"name\":\"a\",\"version\":\"1.0.0\",\"x\":1}]}|/packages/0/x|JSON_INVALID",
                "{\"packages\":[\"a@1.0.0\",\"a@x\"]}|/packages/1|VERSION_INVALID",
                "[\"a@1.0.0\",\"pkg:npm/a@1.0.0\"]|/1|PURL_INVALID",
                "[\"a\"]|/0|JSON_INVALID",
                "{\"lockfile\":7}|/lockfile|JSON_INVALID",
                "{\"lockfile\":\"x\",\"packages\":[]}|''|JSON_INVALID",
                "{}|''|JSON_INVALID",
                "[]|''|JSON_INVALID",
                "{\"packages\":[]}|''|JSON_INVALID",
                "{\"Lockfile\":\"x\"}|/Lockfile|JSON_INVALID",
                "{\"lockfile\":\"x\",\"policy\":[]}|/policy|JSON_INVALID",
                "{\"lockfile\":\"x\",\"policy\":{\"severity\":\"odd\"}}|/policy/severity|PARAMETER_INVALID",
                "{\"lockfile\":\"x\",\"policy\":{\"ignore\":[\"a\",1]}}|/policy/ignore/1|JSON_INVALID",
                "{\"lockfile\":\"x\",\"policy\":{\"fail-on\":\"any\"}}|/policy/fail-on|PARAMETER_UNKNOWN",
                "{\"lockfile\":\"x\",\"policy\":{\"plan\":true}}|/policy/plan|PARAMETER_INVALID",
                "{\"lockfile\":\"x\",\"lockfile\":\"y\"}|/lockfile|JSON_INVALID",
                "{\"lockfile\":\"\\ud800\"}|/lockfile|JSON_INVALID",
            })
    void whatIsWrongInJsonIsPointedAt(String body, String pointer, Rejection rejection) {
        PolicyValues query = PolicyValues.ofQuery(Query.parse("plan=false"));
        RejectedInput refused =
                assertThrows(RejectedInput.class, () -> AuditInput.read(body.getBytes(StandardCharsets.UTF_8), query));
        assertEquals(rejection, refused.rejection(), refused.detail());
        assertEquals(Location.pointer(pointer), refused.where(), refused.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"lockfile\":\"\"}", "{\"lockfile\":\" \\n\"}"})
    void blankLockfileInJsonIsBlank(String body) {
        RejectedInput refused = assertThrows(RejectedInput.class, () -> read(body));
        assertEquals(Rejection.BODY_BLANK, refused.rejection());
    }

    @Test
    void packagesAreThoseOfTheList() {
        List<LockedPackage> packages = read("[\"time@0.1.42\",\"pkg:cargo/a%2Bb@1.0.0%2Bx?download_url=file://.\"]")
                .packages()
                .orElseThrow()
                .packages();
        assertEquals("time", packages.get(0).name());
        assertEquals("0.1.42", packages.get(0).versionText());
        assertEquals("1.0.0+x", packages.get(1).versionText());
        assertEquals(null, packages.get(1).source());
    }

    @Test
    void bodiesThatAreNoUtf8AreRefused() {
        byte[] latin = "{\"lockfile\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
        RejectedInput refused = assertThrows(RejectedInput.class, () -> AuditInput.read(latin, PolicyValues.NONE));
        assertEquals(Rejection.TEXT_NOT_UTF8, refused.rejection());
    }

    private static AuditInput read(String body) {
        return AuditInput.read(body.getBytes(StandardCharsets.UTF_8), PolicyValues.NONE);
    }

    private static BodyKind kind(String body) {
        return BodyKind.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
