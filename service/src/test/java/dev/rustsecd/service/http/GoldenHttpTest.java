package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.service.render.YankedFacts;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole answers, as files of {@code src/test/resources/golden}; {@code -Dgolden.update} writes them anew. JSON is kept
 * indented, members in the order in which they are sent, and must be what the OpenAPI document says.
 */
class GoldenHttpTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("rustsecd.basedir"), "service", "src", "test", "resources", "golden");
    private static final OpenApi DOCUMENT = new OpenApi();
    private static final String POLICY = "?ignore=RUSTSEC-2024-0006&ignore=CVE-1999-0001&path=app/Cargo.lock";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.empty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "audit-every-kind, Report, /v1/audit" + POLICY,
        "audit-without-plan, Report, /v1/audit?plan=false&severity=high&unscored=exclude&fail_on=malicious",
        "version-malicious, VersionReport, /v1/crates/evil/1.0.0",
        "version-clean, VersionReport, /v1/crates/harmless/1.0.0",
        "crate, Crate, /v1/crates/VULNERABLE",
        "crate-unknown, Crate, /v1/crates/nothing-known",
        "advisories-page, AdvisoryPage, /v1/advisories?limit=2&withdrawn=false",
        "advisories-last-page, AdvisoryPage, /v1/advisories?kind=notice",
        "advisory, AdvisoryWithHtml, /v1/advisories/RUSTSEC-2024-0001",
        "advisory-choice, AdvisoryChoice, /v1/advisories/CVE-2024-0001",
        "status, Status, /v1/status",
    })
    void answersAreThoseOfTheFile(String name, String schema, String path) throws IOException {
        server.serve(GoldenFacts.snapshot(), TestFacts.anIngest());
        assertGolden("json/" + name + ".json", schema, ask(path));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "audit-registry, Report, /v1/audit?wait=PT0S&plan=false",
        "version-registry, VersionReport, /v1/crates/vulnerable/1.0.0",
        "version-not-published, VersionReport, /v1/crates/vulnerable/1.0.1?plan=false",
        "version-gone, VersionReport, /v1/crates/evil/1.0.0",
        "version-pending, VersionReport, /v1/crates/noticed/1.0.0?wait=PT0S&plan=false",
        "crate-versions, Crate, /v1/crates/vulnerable?versions=true",
        "crate-pending, Crate, /v1/crates/noticed?versions=true&wait=PT0S",
        "status-registry, Status, /v1/status",
    })
    void theRegistryIsInTheAnswers(String name, String schema, String path) throws IOException {
        server.serve(GoldenFacts.withRegistry(), TestFacts.anIngest());
        assertGolden("json/" + name + ".json", schema, ask(path));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "audit-seed, Report, /v1/audit",
        "version-seed, VersionReport, /v1/crates/harmless/1.0.0",
        "status-seed, Status, /v1/status"
    })
    void theSeedNeverSaysClean(String name, String schema, String path) throws IOException {
        server.serve(GoldenFacts.seed());
        assertGolden("json/" + name + ".json", schema, ask(path, "[\"harmless@1.0.0\"]"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cargo-audit/every-kind.json, CargoAuditReport, ?format=cargo-audit",
        "cargo-audit/clean.json, CargoAuditReport, ?format=cargo-audit",
        "sarif/every-kind.json, Sarif, ?format=sarif",
        "sarif/clean.json, Sarif, ?format=sarif",
        "cyclonedx/every-kind.json, CycloneDx, ?format=cyclonedx",
        "cyclonedx/clean.json, CycloneDx, ?format=cyclonedx",
    })
    void formatsOfOthersAreThoseOfTheFile(String name, String schema, String query) throws IOException {
        server.serve(GoldenFacts.snapshot());
        String options = "&ignore=RUSTSEC-2024-0006&severity=low&target_os=linux&path=app/Cargo.lock";
        String body = name.contains("clean") ? "[\"harmless@1.0.0\"]" : GoldenFacts.LOCKFILE;
        assertGolden(name, schema, ask("/v1/audit" + query + options, body));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "json/audit-yanks.json, Report, json",
        "cargo-audit/yanks.json, CargoAuditReport, cargo-audit",
        "sarif/yanks.json, Sarif, sarif",
        "cyclonedx/yanks.json, CycloneDx, cyclonedx",
    })
    void yanksAreInEveryFormat(String name, String schema, String format) throws IOException {
        server.serve(YankedFacts.snapshot());
        String path = "/v1/audit?format=" + format + "&ignore=yanked:unexplained@1.10.0";
        assertGolden(name, schema, ask(path, YankedFacts.LOCKFILE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yanks.txt, text", "yanks.md, markdown"})
    void yanksAreInTheTexts(String name, String format) throws IOException {
        server.serve(YankedFacts.snapshot());
        String path = "/v1/audit?format=" + format + "&ignore=yanked:unexplained@1.10.0";
        assertFile("text/" + name, ask(path, YankedFacts.LOCKFILE).body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "every-kind.txt, ?format=text&ignore=RUSTSEC-2024-0006",
        "every-kind-colour.txt, ?format=text&color=always&ignore=RUSTSEC-2024-0006",
        "every-kind-line.txt, ?format=line&help=true",
        "every-kind.md, ?format=markdown&ignore=RUSTSEC-2024-0006&path=app/Cargo.lock",
    })
    void textsAreThoseOfTheFile(String name, String query) throws IOException {
        server.serve(GoldenFacts.snapshot());
        assertFile("text/" + name, ask("/v1/audit" + query).body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"clean.md, false", "unknown.md, true"})
    void commentsSayWhatIsKnown(String name, boolean seed) throws IOException {
        server.serve(seed ? GoldenFacts.seed() : GoldenFacts.snapshot());
        assertFile(
                "text/" + name,
                ask("/v1/audit?format=markdown", "[\"harmless@1.0.0\"]").body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "version.txt, /v1/crates/vulnerable/1.0.0?format=text",
        "version.md, /v1/crates/vulnerable/1.0.0?format=markdown",
        "version-yanked.md, /v1/crates/vulnerable/1.1.0?format=markdown",
        "version-gone.txt, /v1/crates/evil/1.0.0?format=text",
        "version-pending.md, /v1/crates/noticed/1.0.0?format=markdown&wait=PT0S",
    })
    void versionsAreThoseOfTheFile(String name, String path) throws IOException {
        server.serve(GoldenFacts.withRegistry());
        assertFile("text/" + name, ask(path).body());
    }

    private static HttpResponse<String> ask(String path) {
        return ask(path, GoldenFacts.LOCKFILE);
    }

    private static HttpResponse<String> ask(String path, String body) {
        return path.startsWith("/v1/audit")
                ? server.send(server.request(path).POST(BodyPublishers.ofString(body)))
                : server.get(path);
    }

    private static void assertGolden(String file, String schema, HttpResponse<String> answer) throws IOException {
        JsonObject reference = new JsonObject().put("$ref", "#/components/schemas/" + schema);
        assertEquals(List.of(), DOCUMENT.errors(reference, Json.decodeValue(answer.body()), "#"));
        assertFile(file, new JsonObject(answer.body()).encodePrettily() + '\n');
    }

    private static void assertFile(String file, String actual) throws IOException {
        Path golden = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.resolveSibling("."));
            Files.writeString(golden, actual);
        }
        assertEquals(Files.readString(golden), actual);
    }
}
