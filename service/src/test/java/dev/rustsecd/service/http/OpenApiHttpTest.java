package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document says what the server does, and the server does what the document says. */
class OpenApiHttpTest {
    private static final OpenApi DOCUMENT = new OpenApi();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.loaded();
        server.serve(TestServer.snapshot(), TestFacts.anIngest());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteForProgramsIsInTheDocumentAndTheOtherWayRound() {
        Set<String> routes = new TreeSet<>();
        for (Operation<?> operation : server.programs()) {
            String path = operation.path().replaceAll(":(\\w+)", "{$1}");
            operation.methods().stream()
                    .filter(method -> !method.equals("QUERY")) // OpenAPI 3.1 cannot say it
                    .forEach(method -> routes.add(method + " " + path));
            JsonObject documented =
                    DOCUMENT.operation(operation.methods().get(0).toLowerCase(Locale.ROOT), path);
            assertEquals(operation.id(), documented.getString("operationId"));
        }
        assertEquals(DOCUMENT.operations(), routes);
    }

    @Test
    void whatIsNotInTheDocumentIsAPageOrPartOfOne() {
        Set<String> programs = server.programs().stream().map(Operation::id).collect(Collectors.toSet());
        Set<String> others = server.operations().stream().map(Operation::id).collect(Collectors.toSet());
        assertEquals(server.operations().size(), others.size());
        others.removeAll(programs);
        Set<String> beside = Set.of(
                "asset", "favicon", "robots", "advisoriesAddress", "cratesAddress", "reportForm", "oembed", "guide");
        assertTrue(others.stream().allMatch(id -> id.endsWith("Page") || beside.contains(id)), others::toString);
    }

    @Test
    void everyBodyHasASchema() {
        for (String operation : DOCUMENT.operations()) {
            String[] words = operation.split(" ");
            JsonObject documented = DOCUMENT.operation(words[0].toLowerCase(Locale.ROOT), words[1]);
            for (JsonObject body : bodies(documented)) {
                for (Map.Entry<String, Object> content : body.getJsonObject("content")) {
                    JsonObject schema = ((JsonObject) content.getValue()).getJsonObject("schema", new JsonObject());
                    assertFalse(schema.isEmpty(), operation + " " + content.getKey());
                }
            }
        }
    }

    /** What is asked, and what is answered with something. */
    private static List<JsonObject> bodies(JsonObject operation) {
        List<JsonObject> bodies = new ArrayList<>();
        if (operation.containsKey("requestBody")) {
            bodies.add(operation.getJsonObject("requestBody"));
        }
        operation.getJsonObject("responses").forEach(response -> {
            JsonObject resolved = DOCUMENT.resolve((JsonObject) response.getValue());
            if (resolved.containsKey("content")) {
                bodies.add(resolved);
            }
        });
        return bodies;
    }

    /** Each row: a media type, a body of the contract, and whether its schema takes it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|[\"time@0.1.42\",\"pkg:cargo/time@0.1.42\"]|true",
                "application/json|[{\"name\":\"time\",\"version\":\"0.1.42\",\"source\":null}]|true",
                "application/json|{\"packages\":[{\"name\":\"time\",\"version\":\"0.1.42\"}]}|true",
                "application/json|{\"packages\":[\"time@0.1.42\"],\"policy\":{\"fail_on\":[\"any\"]}}|true",
                "application/json|{\"lockfile\":\"version = 4\",\"policy\":{}}|true",
                "application/json|{\"lockfile\":\"version = 4\",\"odd\":1}|false",
                "application/json|{\"policy\":{}}|false",
                "application/json|{\"packages\":\"time@0.1.42\"}|false",
                "application/json|\"time@0.1.42\"|false",
                "text/plain|\"version = 4\"|true",
                "application/toml|\"version = 4\"|true",
            })
    void bodiesOfAuditsAreAsDocumented(String mediaType, String body, boolean fits) {
        JsonObject schema = DOCUMENT.operation("post", "/v1/audit")
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject(mediaType)
                .getJsonObject("schema");
        List<String> errors = DOCUMENT.errors(schema, Json.decodeValue(body), "#");
        assertEquals(fits, errors.isEmpty(), errors::toString);
    }

    @Test
    void documentIsServedAsItIs() {
        assertEquals(
                DOCUMENT.document(), new JsonObject(server.get("/openapi.json").body()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        String text = DOCUMENT.document().encode();
        Set<String> references = java.util.regex.Pattern.compile("\"\\$ref\":\"([^\"]+)\"")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        for (String reference : references) {
            assertTrue(DOCUMENT.resolve(new JsonObject().put("$ref", reference)).size() > 0, reference);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "post|/v1/audit|/v1/audit|[\"time@0.1.42\",\"foo-bar@1.0.0\"]|200",
                "post|/v1/audit|/v1/audit?plan=false&ignore=GHSA-shared|[\"time@0.1.42\"]|200",
                "post|/v1/audit|/v1/audit?fail_on=any|[\"time@0.1.42\"]|422",
                "post|/v1/audit|/v1/audit?fail_on=any|{\"packages\":[\"time@0.1.42\"],\"policy\":{\"fail_on\":[]}}|422",
                "post|/v1/audit|/v1/audit?ignore=yanked:x@%5E1|[\"time@0.1.42\"]|400",
                "post|/v1/audit|/v1/audit|name = |400",
                "post|/v1/audit|/v1/audit|{\"packages\":[1]}|400",
                "post|/v1/audit|/v1/audit?format=line|[\"time@0.1.42\"]|200",
                "post|/v1/audit|/v1/audit?format=cargo-audit|[\"time@0.1.42\"]|200",
                "post|/v1/audit|/v1/audit?format=sarif|[\"time@0.1.42\"]|200",
                "post|/v1/audit|/v1/audit?format=cyclonedx&fail_on=any|[\"time@0.1.42\"]|422",
                "post|/v1/audit|/v1/audit?format=markdown|[\"time@0.1.42\"]|200",
                "post|/v1/audit|/v1/audit?format=html|[\"time@0.1.42\"]|200",
                "post|/v1/audit|/v1/audit?format=html&fail_on=any|[\"time@0.1.42\"]|422",
                "get|/v1/crates/{name}|/v1/crates/time||200",
                "get|/v1/crates/{name}|/v1/crates/none||200",
                "get|/v1/crates/{name}|/v1/crates/1||400",
                "get|/v1/crates/{name}/{version}|/v1/crates/time/0.1.42||200",
                "get|/v1/crates/{name}/{version}|/v1/crates/none/1.0.0||200",
                "get|/v1/crates/{name}/{version}|/v1/crates/time/0.1.42?format=text||200",
                "get|/v1/crates/{name}/{version}|/v1/crates/time/0.1.42?format=markdown||200",
                "get|/v1/crates/{name}/{version}|/v1/crates/time/0.1.42?format=html||200",
                "get|/v1/crates/{name}/{version}|/v1/crates/time/0.1.42?format=line||400",
                "post|/v1/lookup|/v1/lookup|[\"time@0.1.42\",\"x\",{\"name\":\"a\",\"version\":\"b\"},7]|200",
                "post|/v1/lookup|/v1/lookup|[|400",
                "get|/v1/advisories|/v1/advisories||200",
                "get|/v1/advisories|/v1/advisories?limit=1||200",
                "get|/v1/advisories|/v1/advisories?x=1||400",
                "get|/v1/advisories|/v1/advisories?since=2020-01-31||200",
                "get|/v1/advisories|/v1/advisories?since=2020-01-31T23:59:59.5%2B23:59||200",
                "get|/v1/advisories|/v1/advisories?since=2020-01-31T23:59:59-18:30||200",
                "get|/v1/advisories|/v1/advisories?since=2020-02-31T23:59:59-18:30||400",
                "get|/v1/advisories|/v1/advisories?since=2020-01-31T23:59:59-24:00||400",
                "get|/v1/advisories/{id}|/v1/advisories/rustsec-2020-0071||200",
                "get|/v1/advisories/{id}|/v1/advisories/ghsa-SHARED||300",
                "get|/v1/advisories/{id}|/v1/advisories/RUSTSEC-2020-0071||200",
                "get|/v1/advisories/{id}|/v1/advisories/GHSA-shared||300",
                "get|/v1/advisories/{id}|/v1/advisories/none||404",
                "get|/v1/status|/v1/status||200",
                "post|/v1/query|/v1/query|{\"package\":{\"purl\":\"pkg:cargo/time@0.1.42\"}}|200",
                "post|/v1/query|/v1/query|{\"commit\":\"00\",\"odd\":[{}]}|200",
                "post|/v1/query|/v1/query|{}|400",
                "post|/v1/query|/v1/query|{|400",
                "post|/v1/querybatch|/v1/querybatch|{\"queries\":[{\"package\":{\"purl\":\"pkg:cargo/time\"}}]}|200",
                "post|/v1/querybatch|/v1/querybatch|{}|200",
                "post|/v1/querybatch|/v1/querybatch|{\"queries\":[{}]}|400",
                "get|/v1/vulns/{id}|/v1/vulns/RUSTSEC-2020-0071||200",
                "get|/v1/vulns/{id}|/v1/vulns/CVE-2020-26235||404",
                "get|/osv/crates.io/all.zip|/osv/crates.io/all.zip||200",
                "get|/osv/crates.io/modified_id.csv|/osv/crates.io/modified_id.csv?x=1||200",
                "get|/packages/{crate}.json|/packages/Foo_Bar.json?x=1||200",
                "get|/packages/{crate}.json|/packages/foo-bar.json||404",
                "get|/feed.xml|/feed.xml?x=1||200",
                "get|/badge/{crate}.svg|/badge/time.svg?x=1||200",
                "get|/badge/{crate}.json|/badge/time.json||200",
                "get|/badge/{crate}/{version}.svg|/badge/time/0.1.42.svg||200",
                "get|/badge/{crate}/{version}.json|/badge/time/1.0.0.json||200",
                "get|/feed.xml|/feed.xml?crate=foo-bar||200",
                "get|/feed.xml|/feed.xml?crate=n%20o||400",
                "get|/openapi.json|/openapi.json||200",
                "get|/client/cargo-rustsec|/client/cargo-rustsec||200",
            })
    void answersAreAsDocumented(String method, String path, String asked, String body, int status) {
        HttpResponse<String> answer = server.send(server.request(asked)
                .method(
                        method.toUpperCase(Locale.ROOT),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        assertEquals(status, answer.statusCode(), answer::body);
        JsonObject response = DOCUMENT.resolve(
                DOCUMENT.operation(method, path).getJsonObject("responses").getJsonObject(String.valueOf(status)));
        String mediaType =
                answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        JsonObject content = response.getJsonObject("content").getJsonObject(mediaType);
        if (mediaType.endsWith("json")) {
            assertEquals(
                    List.of(), DOCUMENT.errors(content.getJsonObject("schema"), Json.decodeValue(answer.body()), "#"));
        }
        JsonObject headers = response.getJsonObject("headers");
        for (String header : headers.fieldNames()) {
            String reference = headers.getJsonObject(header).getString("$ref", "");
            boolean optional = List.of("Link", "Rustsec-Incomplete").contains(header) || reference.endsWith("/Lacking");
            assertTrue(optional || answer.headers().firstValue(header).isPresent(), header);
        }
    }

    @Test
    void checkerNoticesWhatIsMissingUnknownAndOfAnotherType() {
        JsonObject schema = new JsonObject().put("$ref", "#/components/schemas/AdvisoryChoice");
        assertEquals(
                2,
                DOCUMENT.errors(schema, new JsonObject().put("odd", 1).put("id", "x"), "#")
                        .size());
        assertEquals(1, DOCUMENT.errors(schema, "text", "#").size());
    }

    @Test
    void everyProblemIsExplained() throws IOException {
        List<String> slugs =
                Arrays.stream(ProblemType.values()).map(ProblemType::slug).toList();
        Path page = Path.of(System.getProperty("rustsecd.basedir"), "docs", "problems.md");
        List<String> sections = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertEquals(slugs, sections);
        assertEquals(
                Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList(),
                DOCUMENT.document()
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("KnownProblemType")
                        .getJsonArray("enum")
                        .getList());
    }

    @Test
    void everyTypeLeadsToItsSectionOfThePageThatThisServerAnswers() {
        String page = server.get("/problems").body();
        int last = 0;
        for (ProblemType type : ProblemType.values()) {
            String[] parts = type.uri().split("#");
            assertEquals("/problems", parts[0]);
            int section = page.indexOf("<h2 id=\"" + parts[1] + "\">");
            assertTrue(section > last, type.slug());
            String text = page.substring(section, page.indexOf("</section>", section));
            assertTrue(text.contains("Status " + type.status()), text);
            assertTrue(text.contains("<h3>What to do</h3>"), text);
            assertFalse(text.contains("Status " + type.status() + ". ") || text.contains("`"), text);
            last = section;
        }
    }

    @Test
    void aProblemLeadsToItsSection() {
        HttpResponse<String> answer = server.get("/v1/nothing");
        String type = new JsonObject(answer.body()).getString("type");
        String resolved = answer.uri().resolve(type).toString();
        assertEquals("http://127.0.0.1:" + server.port() + "/problems#not-found", resolved);
        assertTrue(server.get("/crates/time/one").body().contains("<a href=\"/problems#invalid-version\">"));
    }

    @Test
    void everyStatusOfAProblemIsDocumentedForSomeOperation() {
        String text = DOCUMENT.document().encode();
        for (ProblemType type : ProblemType.values()) {
            assertTrue(text.contains("#/components/responses/Problem" + type.status()), type.slug());
        }
    }
}
