package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fixtures.KnownCratesBuilder;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.snapshot.RegistryCheck;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of audited lockfiles, with what releases require read from a real database. */
class FixPlansDbTest {
    private static final String CRATES_IO = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
    private static final String LOCKFILE = """
            version = 4

            [[package]]
            name = "app"
            version = "0.1.0"
            dependencies = [
             "high",
            ]

            [[package]]
            name = "high"
            version = "1.0.0"
            SOURCEdependencies = [
             "low",
            ]

            [[package]]
            name = "low"
            version = "1.0.0"
            SOURCE""".replace("SOURCE", CRATES_IO);

    private static final List<String> COMMANDS =
            List.of("cargo update -p high@1.0.0 --precise 1.1.0", "cargo update -p low@1.0.0 --precise 1.0.1");

    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final Pool pool = PgBuilder.pool()
            .connectingTo(database.options())
            .using(TestDatabase.vertx())
            .build();
    private final TestServer server = new TestServer(
            HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY),
            new ChangeReader(pool),
            new RequirementsReader(pool, Duration.ofSeconds(5)));

    @AfterEach
    void stop() {
        server.close();
        Await.result(pool.close());
        database.close();
    }

    /** {@code high} pins {@code low} to the affected version until its 1.1.0. */
    private static KnownCratesBuilder crates() {
        return KnownCratesBuilder.knownCrates()
                .release("high", "1.0.0", "low =1.0.0")
                .release("high", "1.1.0", "low ^1.0")
                .release("low", "1.0.0")
                .release("low", "1.0.1");
    }

    private static SnapshotBuilder advisories() {
        return aSnapshot().with(anAdvisory().forCrate("low").patchedIn(">=1.0.1"));
    }

    /** What the crates require is in the database, what there is of them is served. */
    private Snapshot served(KnownCratesBuilder crates, RegistryBuilder registry) {
        RegistryFacts.Changes changes = registry.build().change();
        for (Map.Entry<CanonicalName, KnownCrate> entry : crates.build().entrySet()) {
            KnownCrate crate = entry.getValue();
            CrateReleases releases = Objects.requireNonNull(crate.releases());
            changes.put(releases);
            changes.put(new RegistryCheck(entry.getKey().text(), true, NOW.minus(Duration.ofMinutes(1))));
            Await.result(database.pool()
                    .preparedQuery("INSERT INTO registry_crate VALUES ($1, $2, 3, 'x', $3, $4, now(), NULL)")
                    .execute(Tuple.of(
                            entry.getKey().text(),
                            crate.name(),
                            Buffer.buffer(releases.releases().toBytes()),
                            Buffer.buffer(
                                    Objects.requireNonNull(crate.requirements()).toBytes()))));
        }
        return advisories().build().with(new Revision(2), changes.done());
    }

    private JsonObject audit() {
        HttpResponse<String> answer = server.post("/v1/audit", LOCKFILE);
        assertEquals(200, answer.statusCode(), answer::body);
        return new JsonObject(answer.body());
    }

    private static JsonObject fix(JsonObject report) {
        assertEquals(1, report.getJsonArray("findings").size(), report::encode);
        return report.getJsonArray("findings").getJsonObject(0).getJsonObject("fix");
    }

    @Test
    void aParentThatPinsTheOldVersionIsUpdatedFirst() {
        server.serve(served(crates(), aRegistry()));
        JsonObject report = audit();
        JsonObject fix = fix(report);
        assertEquals("parent-update", fix.getString("class"), fix::encode);
        assertEquals("1.0.1", fix.getString("version"));
        assertEquals(new JsonArray(COMMANDS), fix.getJsonArray("commands"));
        assertEquals(new JsonArray("""
                        [{"crate": "high", "version": "1.0.0",
                          "source": "registry+https://github.com/rust-lang/crates.io-index",
                          "requirement": "=1.0.0", "unblocked_at": "1.1.0"}]"""), fix.getJsonArray("blocked_by"));
        assertEquals("partial", fix.getString("verified"), "what app requires is not published");
        JsonObject all = report.getJsonObject("fix_all");
        assertEquals(new JsonArray(COMMANDS), all.getJsonArray("commands"));
        assertEquals(1, all.getInteger("solves"));
        assertEquals(new JsonArray(), all.getJsonArray("remaining"));
    }

    @ParameterizedTest
    @CsvSource({"low@1.0.0, lock-update, 1.0.1", "low@0.9.0, major-upgrade, 1.0.1"})
    void ofAListEachPackageIsPlannedByItself(String asked, String fixClass, String version) {
        server.serve(served(crates().release("low", "0.9.0").release("low", "1.0.1", "absent ^1"), aRegistry()));
        JsonObject fix = fix(new JsonObject(
                server.post("/v1/audit", "[\"high@1.0.0\", \"" + asked + "\"]").body()));
        assertEquals(fixClass, fix.getString("class"), fix::encode);
        assertEquals(version, fix.getString("version"));
        assertEquals("partial", fix.getString("verified"));
        assertEquals(new JsonArray(), fix.getJsonArray("cautions"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "text", "cargo-audit", "sarif", "markdown"})
    void theSameFactsGiveTheSameBytes(String format) {
        server.serve(served(crates(), aRegistry()));
        HttpResponse<String> cold = server.post("/v1/audit?format=" + format, LOCKFILE);
        HttpResponse<String> kept = server.post("/v1/audit?format=" + format, LOCKFILE);
        assertEquals(cold.body(), kept.body());
        assertEquals(cold.headers().firstValue("ETag"), kept.headers().firstValue("ETag"));
        assertTrue(kept.body().contains("high@1.0.0 --precise 1.1.0"), kept.body());
    }

    @Test
    void withoutARegistryTheRangesDecide() {
        server.serve(advisories().build());
        JsonObject fix = fix(audit());
        assertEquals("ranges", fix.getString("verified"));
        assertEquals(new JsonArray(List.of("cargo update -p low@1.0.0 --precise 1.0.1")), fix.getJsonArray("commands"));
    }

    @Test
    void whileTheDatabaseIsAwayPlansKnowTheReleasesAndSayWhatTheyDoNot() {
        server.serve(served(crates(), aRegistry()));
        Await.result(pool.close());
        JsonObject report = audit();
        JsonObject fix = fix(report);
        assertEquals("findings", report.getString("verdict"));
        assertEquals("1.0.1", fix.getString("version"));
        assertEquals("partial", fix.getString("verified"));
        assertTrue(
                fix.getJsonArray("cautions").encode().contains("The dependencies of high@1.0.0 are not known."),
                fix::encode);
    }

    @Test
    void whatWasReadOnceNeedsNoDatabase() {
        server.serve(served(crates(), aRegistry()));
        JsonObject before = audit();
        Await.result(pool.close());
        assertEquals(before, audit());
    }

    @Test
    void aYankedPackageGoesTheWayThatCargoWouldGo() {
        server.serve(served(crates().yanked("low", "1.0.0"), aRegistry()));
        JsonObject yanked = audit().getJsonArray("yanked").getJsonObject(0);
        assertEquals("update", yanked.getJsonObject("yank").getString("action"));
        assertEquals(new JsonArray(COMMANDS), yanked.getJsonObject("fix").getJsonArray("commands"));
    }

    @Test
    void aYankThatNobodyExplainsSuggestsNothing() {
        server.serve(served(crates().yanked("high", "1.0.0"), aRegistry()));
        JsonObject yanked = audit().getJsonArray("yanked").getJsonObject(0);
        assertEquals("none", yanked.getJsonObject("yank").getString("action"));
        assertNull(yanked.getJsonObject("fix"));
    }

    @Test
    void aCrateThatAPlanMeetsAndNobodyHasFetchedIsAskedFor() throws Exception {
        KnownCratesBuilder crates = crates().release("high", "1.1.0", "low ^1.0", "new ^1");
        Snapshot before = served(crates, aRegistry().onDemand());
        server.serve(before);
        HttpResponse<String> at = server.post("/v1/audit?wait=PT0S", LOCKFILE);
        assertEquals("no-store", at.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(List.of(List.of("new")), server.wanted().asked());
        JsonObject without = fix(new JsonObject(at.body()));
        assertEquals(new JsonArray(COMMANDS), without.getJsonArray("commands"));
        assertTrue(
                without.getJsonArray("cautions")
                        .contains(
                                "high@1.1.0 requires new ^1, and the versions of the crate new have not been fetched from the registry yet."));
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/v1/audit?wait=PT30S");
        CompletableFuture<HttpResponse<String>> answer =
                server.sendLater(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(LOCKFILE)));
        server.awaitGauge("rustsecd.registry.waiting.requests", 1);
        RegistryFacts.Changes changes = before.registry().change();
        KnownCrate arrived =
                KnownCratesBuilder.knownCrates().release("new", "1.0.3").build().get(CanonicalName.of("new"));
        changes.put(Objects.requireNonNull(Objects.requireNonNull(arrived).releases()));
        changes.put(new RegistryCheck("new", true, NOW));
        server.serve(before.with(new Revision(3), changes.done()));
        HttpResponse<String> told = answer.get(10, TimeUnit.SECONDS);
        assertTrue(told.body().contains("The fix adds packages to Cargo.lock: new@1.0.3."), told.body());
        assertNotEquals("no-store", told.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void theReportPageShowsThePlan() {
        server.serve(served(crates(), aRegistry()));
        HttpResponse<String> page = server.post(
                "/report",
                "text=" + URLEncoder.encode(LOCKFILE, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().replaceAll("<[^>]+>", "").contains(COMMANDS.get(0)), page.body());
    }
}
