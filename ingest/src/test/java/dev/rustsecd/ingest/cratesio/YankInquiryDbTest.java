package dev.rustsecd.ingest.cratesio;

import static dev.rustsecd.ingest.cratesio.FakeCratesIo.action;
import static dev.rustsecd.ingest.cratesio.FakeCratesIo.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.cratesio.YankInquiry.Step;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.store.YankReasonStore;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YankInquiryDbTest {
    private static final Vertx VERTX = TestDatabase.vertx();
    private static final String YANKED_AT = "2020-11-18T10:11:12Z";

    private final TestDatabase database = TestDatabase.create();
    private final FakeCratesIo registry = new FakeCratesIo(VERTX);
    private final List<SourceLease> leases = new ArrayList<>();
    private final List<String> deployments = new ArrayList<>();
    private final InstantSource clock = () -> this.now;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private YankInquiry inquiry;

    @BeforeEach
    void begin() throws IOException {
        inquiry = inquiry();
        assertNull(step().outcome(), "the lease is new: one pace passes first");
    }

    @AfterEach
    void drop() {
        deployments.forEach(deployment -> Await.result(VERTX.undeploy(deployment)));
        leases.forEach(lease -> Await.result(lease.release()));
        registry.close();
        database.close();
    }

    private YankInquiry inquiry() throws IOException {
        CratesIoSettings settings = settings(Duration.ofMillis(1));
        YankReasonStore store = new YankReasonStore(database.pool(), clock);
        return new YankInquiry(CratesIoApi.of(settings, VERTX, clock), settings, lease(), store, clock);
    }

    private SourceLease lease() {
        SourceLease lease = new SourceLease(VERTX, database.options(), "web API");
        leases.add(lease);
        return lease;
    }

    private CratesIoSettings settings(Duration pace) {
        return new CratesIoSettings(
                registry.root(), "rustsecd/1 (ops@example.org)", null, null, pace, Duration.ofSeconds(5));
    }

    private Step step() {
        return Await.result(inquiry.step());
    }

    /** A crate with yanked versions; a version ends with ! where it was seen to be yanked at the present time. */
    private void crate(long revision, String name, String... yanked) {
        List<Release> releases = new ArrayList<>(List.of(Release.of("9.9.9", null, null, null, null)));
        Stream.of(yanked).forEach(text -> {
            @Nullable Instant seen = text.endsWith("!") ? now : null;
            releases.add(Release.of(text.replace("!", ""), null, null, new Release.Yank(seen), null));
        });
        Await.result(database.pool()
                .withTransaction(connection -> connection
                        .preparedQuery("INSERT INTO revision VALUES ($1, now(), 'registry')")
                        .execute(Tuple.of(revision))
                        .compose(done -> connection
                                .preparedQuery(
                                        "INSERT INTO registry_crate VALUES ($1, $1, $2, 'x', $3, '', now(), NULL)"
                                                + " ON CONFLICT (crate_canonical) DO UPDATE SET revision = $2, releases = $3")
                                .execute(Tuple.of(
                                        name,
                                        revision,
                                        Buffer.buffer(
                                                PackedReleases.of(releases).toBytes()))))));
    }

    private List<String> reasons() {
        return rows("SELECT version, description, yanked_at AT TIME ZONE 'UTC' FROM yank_reason ORDER BY version");
    }

    private List<String> history() {
        return rows("SELECT version, type, before_description, after_description FROM yank_reason_event"
                + " ORDER BY revision, position");
    }

    private List<String> rows(String sql) {
        return StreamSupport.stream(database.execute(sql).spliterator(), false)
                .map(Row::deepToString)
                .toList();
    }

    private void answersTime(String message) {
        registry.answersVersions(version("0.1.42", true, message, action("yank", YANKED_AT)));
    }

    @Test
    void aCrateWithYanksIsAskedForOnceAndItsReasonsAreKept() {
        crate(1, "time", "0.1.42");
        answersTime("\"unsound\"");
        assertEquals("answered", step().outcome());
        assertEquals(List.of("[0.1.42,unsound,2020-11-18T10:11:12]"), reasons());
        assertEquals(List.of("[0.1.42,reason_set,null,unsound]"), history());
        assertEquals("yank_reason", database.value("SELECT cause FROM revision WHERE number = 2"));
        assertNull(step().outcome());
        assertEquals(1, registry.asked().size());
    }

    @Test
    void aCrateWithoutYanksIsNeverAskedFor() {
        crate(1, "serde");
        assertNull(step().outcome());
        assertEquals(List.of(), registry.asked());
    }

    @Test
    void aFlipIsAskedForAtOnceBeforeWhatIsOlder() {
        crate(1, "a", "1.0.0");
        crate(2, "b", "1.0.0");
        step();
        crate(3, "c", "1.0.0!");
        step();
        step();
        assertEquals(
                List.of("b", "c", "a"),
                registry.asked().stream()
                        .map(asked -> asked.uri().split("/")[4])
                        .toList());
    }

    @Test
    void anotherYankOfTheSameVersionIsAnotherQuestionAndVoidsTheOldReason() {
        crate(1, "time", "0.1.42");
        answersTime("\"unsound\"");
        step();
        crate(3, "time", "0.1.42!");
        answersTime("\"again\"");
        assertEquals("answered", step().outcome());
        assertEquals(
                List.of("[0.1.42,reason_set,null,unsound]", "[0.1.42,reason_set,null,again]"),
                history(),
                "the first reason was about an earlier yank");
    }

    @Test
    void aMessageThatWasChangedOrTakenBackIsSeenAfterAMonth() {
        crate(1, "time", "0.1.42");
        answersTime("\"unsound\"");
        step();
        answersTime("null");
        now = now.plus(Duration.ofDays(29));
        assertNull(step().outcome());
        now = now.plus(Duration.ofDays(2));
        assertEquals("answered", step().outcome());
        assertEquals(List.of("[0.1.42,null,2020-11-18T10:11:12]"), reasons());
        assertEquals("[0.1.42,reason_withdrawn,unsound,null]", history().get(1));
    }

    @Test
    void theSameAnswerChangesNothing() {
        crate(1, "time", "0.1.42");
        answersTime("\"unsound\"");
        step();
        now = now.plus(Duration.ofDays(31));
        assertEquals("answered", step().outcome());
        assertEquals(2L, database.value("SELECT max(number) FROM revision"));
        assertEquals(1, history().size());
    }

    @Test
    void versionsThatTheIndexDoesNotCallYankedAreLeftOut() {
        crate(1, "time", "0.1.42");
        registry.answersVersions(
                version("0.1.42", false, "null", ""),
                version("0.1.43", true, "\"other\"", ""),
                version("0.1.43", true, "\"twice\"", ""));
        assertEquals("answered", step().outcome());
        assertEquals(List.of(), reasons());
    }

    @Test
    void textsThatPostgresCannotKeepAreMadeFit() {
        crate(1, "time", "0.1.42");
        registry.answersVersions(
                version("0.1.42", true, "\"a\\u0000b \\ud834 " + "x".repeat(20_000) + "\"", ""),
                version("0.1.42", true, "\"the same twice\"", ""));
        assertEquals("answered", step().outcome());
        assertEquals(16_384, database.value("SELECT length(description) FROM yank_reason"));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 500})
    void whatSaysNoStopsTheQuestionsAndTheReasonsStay(int status) {
        crate(1, "time", "0.1.42");
        answersTime("\"unsound\"");
        step();
        crate(3, "time", "0.1.42", "0.1.41!");
        crate(4, "other", "1.0.0");
        registry.answers(status, "text/plain", "no");
        step();
        assertNull(step().outcome(), "nothing is asked while it says no");
        assertEquals(2, registry.asked().size());
        assertEquals(List.of("[0.1.42,unsound,2020-11-18T10:11:12]"), reasons());
        now = now.plus(Duration.ofHours(25));
        answersTime("\"unsound\"");
        assertEquals("answered", step().outcome());
        assertEquals(0L, database.value("SELECT count(*) FROM yank_api"));
    }

    @Test
    void theStopHoldsForTheNextProgramToo() throws IOException {
        crate(1, "time", "0.1.42");
        registry.answers(403, "text/plain", "no");
        step();
        Await.result(leases.get(0).release());
        inquiry = inquiry();
        step();
        assertNull(step().outcome());
        assertEquals(1, registry.asked().size());
    }

    @Test
    void anAnswerThatIsNoneIsTriedAgainAnotherDayAndOthersGoOn() {
        crate(1, "time", "0.1.42");
        registry.answers(200, "text/html", "<html>maintenance</html>");
        assertEquals("unreadable", step().outcome());
        crate(2, "other", "1.0.0");
        registry.answersVersions(version("1.0.0", true, "\"bad\"", ""));
        now = now.plus(Duration.ofMinutes(2));
        assertEquals("answered", step().outcome());
        assertNull(step().outcome());
        now = now.plus(Duration.ofDays(1));
        answersTime("\"unsound\"");
        assertEquals("answered", step().outcome());
        assertEquals(2, reasons().size());
    }

    @Test
    void onlyTheOneWithTheLeaseAsks() throws IOException {
        crate(1, "time", "0.1.42");
        YankInquiry other = inquiry();
        assertNull(Await.result(other.step()).outcome());
        assertNull(Await.result(other.step()).outcome());
        assertEquals(List.of(), registry.asked());
    }

    @Test
    void thePaceHoldsOverAllPrograms() throws IOException {
        Await.result(leases.get(0).release());
        for (int i = 0; i < 8; i++) {
            crate(i + 1, "crate-" + i, "1.0.0");
        }
        CompletableFuture<Void> enough = registry.asked(8);
        Duration pace = Duration.ofMillis(150);
        YankReasonStore store = new YankReasonStore(database.pool(), InstantSource.system());
        for (int i = 0; i < 2; i++) {
            YankReasons program =
                    new YankReasons(settings(pace), lease(), store, new SimpleMeterRegistry(), InstantSource.system());
            deployments.add(Await.result(VERTX.deployVerticle(program)));
        }
        Await.result(enough);
        List<FakeCratesIo.Asked> asked = registry.asked();
        for (int i = 1; i < asked.size(); i++) {
            Duration gap =
                    Duration.ofNanos(asked.get(i).nanos() - asked.get(i - 1).nanos());
            // A timer may be a millisecond early.
            assertTrue(gap.compareTo(pace.minusMillis(5)) >= 0, () -> "asked after " + gap);
        }
    }
}
