package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that were answered wrongly once, and the right answers, by the whole program on the real database. */
@Tag("corpus")
class CorpusFaultsTest {
    private static final Path CORPUS = Path.of(System.getProperty("rustsecd.shared"), "corpus");
    private static final String TIME = "RUSTSEC-2020-0071";

    @TempDir
    private static Path folder;

    private static ProgramProcess withIndex;
    private static ProgramProcess withoutRegistry;
    private static HttpResponse<String> firstAnswer;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        String archive = CORPUS.resolve("crates-index-2026.tar.zst").toString();
        Process tar = new ProcessBuilder("tar", "--zstd", "-xf", archive, "-C", folder.toString())
                .inheritIO()
                .start();
        assertEquals(0, tar.waitFor());
        withIndex = program("with", "dir+" + folder.resolve("crates-index-2026"));
        withIndex.await(() -> withIndex.get("/v1/status").body().contains("\"crates\":900,"));
        firstAnswer = withIndex.post("/v1/audit", fault("first-answer-differs.lock"));
        withoutRegistry = program("without", "none", "--crates-io-mirrors=https://mirror.example.org/crates.io-index");
    }

    private static ProgramProcess program(String name, String index, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "--advisory-db=" + CORPUS.resolve("advisory-db.bundle");
        arguments[1] = "--registry-index=" + index;
        arguments[2] = "--max-commit-age=P3650D";
        System.arraycopy(more, 0, arguments, 3, more.length);
        ProgramProcess program = ProgramProcess.start(folder.resolve(name), Map.of(), arguments);
        program.await(() -> program.get("/v1/status").body().contains("\"seed\":false"));
        return program;
    }

    @AfterAll
    static void stop() {
        withIndex.close();
        withoutRegistry.close();
    }

    private static byte[] fault(String name) throws IOException {
        return Files.readAllBytes(CORPUS.resolve("faults").resolve(name));
    }

    private static JsonObject audit(ProgramProcess program, String query, String name) throws IOException {
        HttpResponse<String> answer = program.post("/v1/audit" + query, fault(name));
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    private static Set<String> ids(JsonObject report) {
        return report.getJsonArray("findings").stream()
                .map(one -> ((JsonObject) one).getJsonObject("advisory").getString("id"))
                .collect(Collectors.toSet());
    }

    private static List<String> reasons(JsonObject report) {
        return report.getJsonArray("incomplete_because").stream()
                .map(one -> ((JsonObject) one).getString("reason"))
                .toList();
    }

    private static List<JsonObject> fixes(JsonObject report, String crate) {
        return report.getJsonArray("findings").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getJsonObject("package").getString("name").equals(crate))
                .map(one -> one.getJsonObject("fix"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "line-ends-gone.lock, --data-binary",
        "virtual-workspace.Cargo.toml, Cargo.toml",
        "only-a-comment.lock, This is not a Cargo.lock"
    })
    void whatIsNoLockfileIsRefused(String name, String detail) throws IOException {
        for (String query : List.of("", "?fail_on=any")) {
            HttpResponse<String> answer = withoutRegistry.post("/v1/audit" + query, fault(name));
            assertEquals(400, answer.statusCode());
            JsonObject problem = new JsonObject(answer.body());
            assertEquals("/problems#invalid-lockfile", problem.getString("type"));
            assertTrue(problem.getString("detail").contains(detail), problem.getString("detail"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"packages\":[]}", "[null]"})
    void emptyListsAreRefused(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertEquals(400, withoutRegistry.post("/v1/audit", bytes).statusCode());
    }

    @Test
    void anEmptyLookUpIsRefused() {
        byte[] bytes = "[]".getBytes(StandardCharsets.UTF_8);
        assertEquals(400, withoutRegistry.post("/v1/lookup", bytes).statusCode());
    }

    @Test
    void aWorkspaceWithoutMembersIsNothingToAudit() throws IOException {
        JsonObject report = audit(withoutRegistry, "", "no-packages.lock");
        assertEquals("unknown", report.getString("verdict"));
        assertEquals(List.of("nothing_to_audit"), reasons(report));
        assertEquals(
                422,
                withoutRegistry
                        .post("/v1/audit?fail_on=unknown", fault("no-packages.lock"))
                        .statusCode());
    }

    @Test
    void aCutLockfileIsIncompleteInEveryFormat() throws IOException {
        JsonObject report = audit(withoutRegistry, "", "cut-at-an-entry.lock");
        assertFalse(report.getBoolean("complete"));
        JsonObject because = report.getJsonArray("incomplete_because").getJsonObject(0);
        assertEquals("lockfile_incomplete", because.getString("reason"));
        assertTrue(because.getJsonArray("packages").contains("app@0.1.0"), because.encode());
        for (String format : List.of("text", "line", "markdown", "html", "sarif", "cargo-audit")) {
            HttpResponse<String> answer =
                    withoutRegistry.post("/v1/audit?format=" + format, fault("cut-at-an-entry.lock"));
            assertTrue(answer.body().contains("app@") || answer.body().contains("app 0.1.0"), format);
            assertEquals(
                    "lockfile_incomplete",
                    answer.headers().firstValue("Rustsec-Incomplete").orElse(""));
        }
    }

    @Test
    void operatingSystemsAreKnownAsRunnersSpellThem() throws IOException {
        String name = "windows-only-advisory.lock";
        assertTrue(ids(audit(withoutRegistry, "?target_os=Windows", name)).contains("RUSTSEC-2023-0001"));
        assertFalse(ids(audit(withoutRegistry, "?target_os=linux", name)).contains("RUSTSEC-2023-0001"));
        HttpResponse<String> unknown = withoutRegistry.post("/v1/audit?target_os=x", fault(name));
        assertEquals(400, unknown.statusCode());
        assertTrue(unknown.body().contains("windows"), unknown.body());
    }

    @Test
    void mirrorsAreCratesIoWhereTheOperatorNamesThem() throws IOException {
        JsonObject unnamed = audit(withIndex, "", "mirror.lock");
        assertEquals("unknown", unnamed.getString("verdict"));
        assertTrue(reasons(unnamed).contains("nothing_to_audit"));
        assertEquals(
                new JsonArray().add("time@0.1.43"),
                unnamed.getJsonArray("skipped").stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> one.getString("reason").equals("registry"))
                        .findFirst()
                        .orElseThrow()
                        .getJsonArray("packages"));
        assertTrue(ids(audit(withoutRegistry, "", "mirror.lock")).contains(TIME));
        assertTrue(ids(audit(withIndex, "", "dot-git.lock")).contains(TIME));
    }

    @Test
    void cratesThatTheIndexLacksHavePlansFromRanges() throws IOException {
        JsonObject report = audit(withIndex, "", "crate-absent-from-index.lock");
        JsonObject sqlx = fixes(report, "sqlx").get(0);
        assertEquals("lock-update", sqlx.getString("class"), sqlx.encode());
        assertEquals("ranges", sqlx.getString("verified"));
        assertEquals("0.8.1", sqlx.getString("version"));
        JsonObject protobuf = fixes(report, "protobuf").get(0);
        assertEquals("major-upgrade", protobuf.getString("class"), protobuf.encode());
        assertTrue(protobuf.getString("version").startsWith("3."), protobuf.encode());
    }

    @Test
    void aDependencyThatTheIndexLacksIsACaution() throws IOException {
        JsonObject report = audit(withIndex, "", "dependency-absent-from-index.lock");
        assertTrue(
                fixes(report, "smallvec").stream()
                        .anyMatch(fix -> fix.getString("class").equals("lock-update")
                                && fix.getString("version").equals("0.6.14")
                                && fix.getString("verified").equals("partial")
                                && !fix.getJsonArray("cautions").isEmpty()),
                report.encode());
    }

    @Test
    void anOpenBoundSellsNothing() throws IOException {
        JsonObject report = audit(withoutRegistry, "", "open-ended.lock");
        JsonObject memmap = fixes(report, "memmap").get(0);
        assertEquals("no-fix", memmap.getString("class"), memmap.encode());
        assertEquals(new JsonArray(), memmap.getJsonArray("commands"));
        JsonObject onering = fixes(report, "onering").get(0);
        String way = onering.getString("class");
        assertTrue(way.equals("remove") || onering.getString("version").compareTo("1.4.1") < 0, onering.encode());
    }

    @Test
    void theFirstAnswerAfterAStartIsTheSecond() throws IOException {
        HttpResponse<String> second = withIndex.post("/v1/audit", fault("first-answer-differs.lock"));
        assertEquals(firstAnswer.body(), second.body());
        assertEquals(firstAnswer.headers().firstValue("ETag"), second.headers().firstValue("ETag"));
    }

    @Test
    void versionsWithoutTheirBuildMetadataAreFound() throws IOException {
        JsonObject report = audit(withIndex, "", "build-metadata-omitted.lock");
        assertFalse(
                report.getJsonArray("not_in_registry").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(one -> one.getString("name").equals("toml")),
                report.encode());
        JsonObject toml = new JsonObject(withIndex.get("/v1/crates/toml/0.9.10").body());
        assertEquals("0.9.10+spec-1.1.0", toml.getJsonObject("package").getString("version"));
        assertTrue(toml.getBoolean("known"));
    }

    @Test
    void helpNamesACommandForWhatTheLineSpeaksOf() throws IOException {
        String text = withoutRegistry
                .post("/v1/audit?format=line&help=true", fault("help-line.lock"))
                .body();
        assertTrue(text.contains("bytes"), text);
        assertTrue(text.lines().skip(1).allMatch(line -> line.contains("bytes")), text);
    }

    @Test
    void anAdvisoryOfLaterYearsIsNoReasonOfAnOldYank() {
        JsonObject yank =
                new JsonObject(withIndex.get("/v1/crates/openssl/0.0.1").body()).getJsonObject("yank");
        assertFalse(yank.getJsonArray("affected_by").isEmpty(), yank.encode());
        assertTrue(
                yank.getJsonArray("reasons").stream()
                        .map(JsonObject.class::cast)
                        .noneMatch(reason -> reason.getString("source").equals("advisory")),
                yank.encode());
    }

    @Test
    void theToolchainsAdvisoriesAreNotThoseOfACrate() {
        String lint = withIndex.get("/v1/lint/unyanked?limit=1000").body();
        assertFalse(lint.contains("CVE-2019-16760"), lint);
        JsonObject cargo = new JsonObject(withIndex.get("/v1/crates/cargo").body());
        assertTrue(cargo.getJsonArray("advisories", new JsonArray()).stream()
                .noneMatch(one -> ((JsonObject) one).getString("id").equals("CVE-2019-16760")));
    }
}
