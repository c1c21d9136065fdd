package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.TargetNames;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document's patterns and enumerations let through, the server accepts; what they do not, it rejects. */
class OpenApiPatternsHttpTest {
    private static final OpenApi DOCUMENT = new OpenApi();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.loaded();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CrateName|/v1/crates/*|time|true",
                "CrateName|/v1/crates/*|Foo_Bar-2|true",
                "CrateName|/v1/crates/*|2time|false",
                "CrateName|/v1/crates/*|ti.me|false",
                "CrateName|/v1/advisories?crate=*|a b|false",
                "Version|/v1/crates/time/*|0.1.42|true",
                "Version|/v1/crates/time/*|1.0.0-rc.1+build.01|true",
                "Version|/v1/crates/time/*|9999999999999999999.0.0|true",
                "Version|/v1/crates/time/*|1.0|false",
                "Version|/v1/crates/time/*|01.0.0|false",
                "Version|/v1/crates/time/*|1.0.0-01|false",
                "Version|/v1/crates/time/*|1.0.0-|false",
                "Version|/v1/crates/time/*|1.0.0-rc..1|false",
                "Version|/v1/crates/time/*|99999999999999999999.0.0|false",
                "Wait|/v1/crates/time?wait=*|PT0S|true",
                "Wait|/v1/crates/time?wait=*|PT0.25S|true",
                "Wait|/v1/crates/time?wait=*|PT30S|true",
                "Wait|/v1/crates/time?wait=*|PT31S|false",
                "Wait|/v1/crates/time?wait=*|PT30.1S|false",
                "Wait|/v1/crates/time?wait=*|5|false",
                "ChangeId|/v1/changes?since=*|0|true",
                "ChangeId|/v1/changes?since=*|0-3|true",
                "ChangeId|/v1/changes?since=*|-1|false",
                "ChangeId|/v1/changes?since=*|00|false",
                "PageToken|/v1/advisories?page_token=*|YQ==|false",
                "SearchText|/v1/advisories?keyword=*|a|true",
                "SearchText|/v1/advisories?keyword=*| |false",
                "PageSize|/v1/advisories?limit=*|one|false",
                "Duration|POST /v1/audit?max_staleness=*|P7D|true",
                "Duration|POST /v1/audit?max_staleness=*|P1DT2H3M4S|true",
                "Duration|POST /v1/audit?max_staleness=*|P2W|true",
                "Duration|POST /v1/audit?max_staleness=*|P1M|false",
                "Duration|POST /v1/audit?max_staleness=*|P1DT|false",
                "Duration|POST /v1/audit?max_staleness=*|P|false",
                "LockfilePath|POST /v1/audit?path=*|a/Cargo.lock|true",
                "LockfilePath|POST /v1/audit?path=*|ä|true",
                "LockfilePath|POST /v1/audit?path=*|/etc/x|false",
                "LockfilePath|POST /v1/audit?path=*|a/|false",
                "LockfilePath|POST /v1/audit?path=*|a\tb|false",
                "IgnoreEntry|POST /v1/audit?ignore=*|RUSTSEC-2020-0071|true",
                "IgnoreEntry|POST /v1/audit?ignore=*|rustsec-2020-0071,ghsa-wcg3-cvx6-7396|true",
                "IgnoreEntry|POST /v1/audit?ignore=*|yanked:time@0.1.42|true",
                "IgnoreEntry|POST /v1/audit?ignore=*|yanked:time@^0.1|false",
                "IgnoreEntry|POST /v1/audit?ignore=*|RUSTSEC-20-71|false",
                "IgnoreEntry|POST /v1/audit?ignore=*|time|false",
                "FailOnKinds|POST /v1/audit?fail_on=*|vulnerability,unknown|true",
                "FailOnKinds|POST /v1/audit?fail_on=*|critical|false",
                "FormatName|POST /v1/audit?format=*|sarif|true",
                "FormatName|POST /v1/audit?format=*|SARIF|false",
                "TargetOs|POST /v1/audit?target_os=*|darwin|true",
                "TargetOs|POST /v1/audit?target_os=*|beos|false",
                "TargetArch|POST /v1/audit?target_arch=*|x86_64|true",
                "TargetArch|POST /v1/audit?target_arch=*|z80|false",
            })
    void patternsAreWhatTheServerEnforces(String schema, String request, String value, boolean fits) {
        JsonObject reference = new JsonObject().put("$ref", "#/components/schemas/" + schema);
        String given = value == null ? " " : value;
        assertEquals(fits, DOCUMENT.errors(reference, given, "#").isEmpty());
        String[] words = request.replace(
                        "*", URLEncoder.encode(given, StandardCharsets.UTF_8).replace("+", "%20"))
                .split(" ");
        int status = words.length == 1
                ? server.get(words[0]).statusCode()
                : server.send(server.request(words[1]).POST(BodyPublishers.ofString("[\"serde@1.0.0\"]")))
                        .statusCode();
        assertEquals(!fits, status == 400, () -> "status " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TargetOs", "TargetArch"})
    void everyNameOfATargetIsListedAndKnown(String schema) {
        boolean systems = schema.equals("TargetOs");
        Function<String, Optional<String>> known = systems ? TargetNames::knownOs : TargetNames::knownArch;
        List<?> listed = DOCUMENT.resolve(new JsonObject().put("$ref", "#/components/schemas/" + schema))
                .getJsonArray("enum")
                .getList();
        listed.forEach(name -> assertTrue(known.apply((String) name).isPresent(), (String) name));
        String names = systems ? TargetNames.systems() : TargetNames.architectures();
        Stream.of(names.split(", ")).forEach(name -> assertTrue(listed.contains(name), name));
        assertEquals(listed.size(), new TreeSet<>(listed).size());
    }

    /** Generated clients send defaults, or ask for what has one; what is in the policy and in the query is rejected. */
    @Test
    void nothingThatMayBeInAPolicyHasADefault() {
        JsonObject policy = DOCUMENT.resolve(new JsonObject().put("$ref", "#/components/schemas/Policy"))
                .getJsonObject("properties");
        JsonObject parameters = DOCUMENT.document().getJsonObject("components").getJsonObject("parameters");
        for (String member : policy.fieldNames()) {
            JsonObject asked = parameters.getJsonObject(member).getJsonObject("schema");
            assertFalse(DOCUMENT.resolve(asked).containsKey("default"), member);
            assertFalse(DOCUMENT.resolve(policy.getJsonObject(member)).containsKey("default"), member);
        }
    }

    @Test
    void everyParameterOfAPathHasAnExample() {
        for (String operation : DOCUMENT.operations()) {
            String[] words = operation.split(" ");
            DOCUMENT
                    .operation(words[0].toLowerCase(Locale.ROOT), words[1])
                    .getJsonArray("parameters", new JsonArray())
                    .stream()
                    .map(parameter -> DOCUMENT.resolve((JsonObject) parameter))
                    .filter(parameter -> parameter.getString("in").equals("path"))
                    .forEach(parameter -> assertTrue(parameter.containsKey("example"), operation));
        }
    }
}
