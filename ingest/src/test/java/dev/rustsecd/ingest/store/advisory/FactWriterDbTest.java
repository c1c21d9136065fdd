package dev.rustsecd.ingest.store.advisory;

import static dev.rustsecd.fixtures.CanonicalFacts.FULL;
import static dev.rustsecd.fixtures.CanonicalFacts.GONE;
import static dev.rustsecd.fixtures.CanonicalFacts.MINIMAL;
import static dev.rustsecd.fixtures.CanonicalFacts.OTHER;
import static dev.rustsecd.fixtures.CanonicalFacts.RUSTSEC;
import static dev.rustsecd.fixtures.CanonicalFacts.TOOLCHAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.plan.KnownRecords;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.SupersededRun;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Revision;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FactWriterDbTest {
    private static final String BAD = "crates/bad/RUSTSEC-2020-0009.md";
    private static final String WORSE = "crates/Worse/RUSTSEC-2020-0010.md";
    private static final String DAY = "2026-11-20T";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse(DAY + "10:00:01Z"));
    private TestDatabase database = TestDatabase.create();
    private FactWriter writer = new FactWriter(database.pool(), now::get);

    @BeforeEach
    void start() {
        now.set(Instant.parse(DAY + "10:00:01Z"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void makesExactlyTheCanonicalRows() {
        writeCanonicalFacts();
        try (TestDatabase canonical = TestDatabase.withCanonicalFacts()) {
            assertEquals(Rows.of(canonical), Rows.of(database));
        }
    }

    private void writeCanonicalFacts() {
        Await.result(writer.retire(Set.of(RUSTSEC, "/srv/never/loaded")));
        ChangeSet first = Changes.adding(GONE, FULL)
                .quarantining(BAD, "first-blob", "first")
                .at('a', DAY + "09:00:00Z");
        assertEquals(new Revision(1), write(RUSTSEC, first, "10:00:00Z"));
        now.set(Instant.parse(DAY + "11:00:01Z"));
        ChangeSet other = Changes.adding(MINIMAL).at('c', "2026-01-02T03:04:05Z");
        assertEquals(
                new Revision(2),
                Await.result(writer.write(OTHER, false, false, other, Instant.parse(DAY + "11:00:00Z"))));
        now.set(Instant.parse(DAY + "12:00:01Z"));
        ChangeSet second = new Changes()
                .removing(GONE)
                .upsertAt(
                        CanonicalFacts.path(TOOLCHAIN),
                        TOOLCHAIN,
                        "blob-of-RUSTSEC-2022-0002",
                        "odd, \"but\" read \0",
                        "twice")
                .event(ChangeSet.Type.ADVISORY_ADDED, TOOLCHAIN)
                .quarantining(BAD, "second-blob", "a NUL is \0")
                .losing(WORSE, "third-blob", "worse", "worst-one")
                .at('b', DAY + "11:30:00Z");
        assertEquals(new Revision(3), write(RUSTSEC, second, "12:00:00Z"));
        Await.result(writer.checked(RUSTSEC, Instant.parse(DAY + "12:05:00Z")));
        Await.result(writer.run(
                RUSTSEC, "unchanged", "", Instant.parse(DAY + "12:05:01Z"), Instant.parse(DAY + "12:10:00Z")));
    }

    @Test
    void tellsWhatItHasStored() {
        writeCanonicalFacts();
        KnownRecords known = Await.result(writer.known(RUSTSEC));
        assertEquals(new Position("b".repeat(40)), known.position());
        assertEquals(
                Map.of(
                        CanonicalFacts.path(FULL),
                        new KnownRecord("RUSTSEC-2020-0071", "time", false, "blob-of-RUSTSEC-2020-0071"),
                        CanonicalFacts.path(TOOLCHAIN),
                        new KnownRecord("RUSTSEC-2022-0002", "std", false, "blob-of-RUSTSEC-2022-0002")),
                known.byKey());
        assertEquals(Set.of(BAD, WORSE), known.quarantine());
        assertEquals(
                Map.of(
                        CanonicalFacts.path(MINIMAL),
                        new KnownRecord("RUSTSEC-2021-0001", "Foo_Bar", true, "blob-of-RUSTSEC-2021-0001")),
                Await.result(writer.known(OTHER)).byKey());
        assertNull(Await.result(writer.known("never")).position());
    }

    @Test
    void writingTheSameAgainChangesNothing() {
        ChangeSet changes =
                Changes.adding(FULL, GONE).quarantining(BAD, "x", "y").at('a', DAY + "09:00:00Z");
        write(RUSTSEC, changes, "10:00:00Z");
        List<String> once = Rows.of(database);
        assertEquals(new Revision(1), write(RUSTSEC, changes, "10:00:00Z"));
        assertEquals(once, Rows.of(database));
    }

    @Test
    void aNewHeadWithoutChangesTakesNoRevision() {
        write(RUSTSEC, Changes.adding(FULL).at('a', DAY + "09:00:00Z"), "10:00:00Z");
        assertEquals(new Revision(1), write(RUSTSEC, new Changes().at('b', DAY + "10:00:00Z"), "11:00:00Z"));
        assertEquals("b".repeat(40), database.value("SELECT commit FROM advisory_source"));
        assertEquals(1L, database.value("SELECT count(*) FROM revision"));
    }

    @Test
    void anOlderFetchIsRefused() {
        write(RUSTSEC, Changes.adding(FULL).at('a', DAY + "09:00:00Z"), "10:00:00Z");
        List<String> before = Rows.of(database);
        ChangeSet older = new Changes().removing(FULL).at('b', DAY + "08:00:00Z");
        Future<Revision> late = writer.write(RUSTSEC, true, false, older, Instant.parse(DAY + "09:59:59Z"));
        assertInstanceOf(SupersededRun.class, Await.failure(late));
        assertEquals(before, Rows.of(database));
    }

    @Test
    void theFirstFetchReplacesTheSeedWithoutEventsOfTheSeed() {
        ChangeSet seed = Changes.adding(FULL, GONE).at('a', DAY + "01:00:00Z");
        Await.result(writer.write(RUSTSEC, true, true, seed, Instant.EPOCH));
        assertTrue(Await.result(writer.known(RUSTSEC)).seed());
        assertEquals(0L, database.value("SELECT count(*) FROM event"));
        ChangeSet fetched = new Changes().upsert(FULL, "x").replacingSeed().at('b', DAY + "02:00:00Z");
        write(RUSTSEC, fetched, "10:00:00Z");
        assertEquals(
                Set.of(CanonicalFacts.path(FULL)),
                Await.result(writer.known(RUSTSEC)).byKey().keySet());
        assertEquals(2L, database.value("SELECT first_revision FROM advisory_source"));
        Future<Revision> seedAgain = writer.write(RUSTSEC, true, true, seed, Instant.EPOCH);
        assertInstanceOf(SupersededRun.class, Await.failure(seedAgain));
    }

    @Test
    void twoRecordsMaySwapTheirPaths() {
        write(RUSTSEC, Changes.adding(FULL, GONE).at('a', DAY + "09:00:00Z"), "10:00:00Z");
        ChangeSet swap = new Changes()
                .upsertAt(CanonicalFacts.path(FULL), GONE, "x")
                .upsertAt(CanonicalFacts.path(GONE), FULL, "y")
                .at('b', DAY + "10:00:00Z");
        write(RUSTSEC, swap, "11:00:00Z");
        assertEquals(
                "RUSTSEC-2020-0071 RUSTSEC-2016-0003",
                database.value("SELECT string_agg(id, ' ' ORDER BY path) FROM advisory"));
    }

    @Test
    void aFileWithANewIdReplacesTheOldRecord() {
        write(RUSTSEC, Changes.adding(FULL).at('a', DAY + "09:00:00Z"), "10:00:00Z");
        write(
                RUSTSEC,
                new Changes().upsertAt(CanonicalFacts.path(FULL), GONE, "x").at('b', DAY + "10:00:00Z"),
                "11:00:00Z");
        assertEquals("RUSTSEC-2016-0003", database.value("SELECT string_agg(id, ' ') FROM advisory"));
    }

    @Test
    void aReleasedFileLeavesQuarantine() {
        write(RUSTSEC, new Changes().quarantining(BAD, "x", "y").at('a', DAY + "09:00:00Z"), "10:00:00Z");
        assertEquals(
                new Revision(2), write(RUSTSEC, new Changes().releasing(BAD).at('b', DAY + "10:00:00Z"), "11:00:00Z"));
        assertEquals(0L, database.value("SELECT count(*) FROM quarantine"));
    }

    @Test
    void cratesThatBecomeUnknownOrKnownAgainAreNoted() {
        write(RUSTSEC, new Changes().losing(WORSE, "x", "a", "b").at('a', DAY + "09:00:00Z"), "10:00:00Z");
        assertEquals("a 1 b 1", noted());
        write(RUSTSEC, new Changes().losing(WORSE, "y", "b", "c").at('b', DAY + "10:00:00Z"), "11:00:00Z");
        assertEquals("a 2 b 1 c 2", noted());
        write(RUSTSEC, new Changes().losing("crates/b/X.md", "z", "b").at('c', DAY + "11:00:00Z"), "12:00:00Z");
        assertEquals("a 2 b 1 c 2", noted());
        write(RUSTSEC, new Changes().quarantining(WORSE, "x", "y").at('d', DAY + "12:00:00Z"), "13:00:00Z");
        assertEquals("a 2 b 1 c 4", noted());
        assertEquals(new Revision(5), Await.result(writer.retire(Set.of(OTHER))));
        assertEquals("a 2 b 5 c 4", noted());
    }

    private Object noted() {
        return database.value("SELECT string_agg(crate_canonical || ' ' || revision, ' ' ORDER BY crate_canonical)"
                + " FROM quarantine_change");
    }

    @Test
    void retiredSourcesLeaveEventsAndNothingElse() {
        writeCanonicalFacts();
        assertEquals(new Revision(4), Await.result(writer.retire(Set.of(OTHER))));
        assertEquals(OTHER, database.value("SELECT string_agg(DISTINCT source, ' ') FROM advisory"));
        assertEquals(OTHER, database.value("SELECT string_agg(source, ' ') FROM ingest_run"));
        assertEquals(
                "RUSTSEC-2020-0071 RUSTSEC-2022-0002",
                database.value("SELECT string_agg(advisory, ' ' ORDER BY position) FROM event WHERE revision = 4"));
        assertEquals(new Revision(4), Await.result(writer.retire(Set.of(OTHER))));
    }

    @Test
    void eventsCannotBeChanged() {
        writeCanonicalFacts();
        for (String change : List.of("UPDATE event SET crate = 'x'", "DELETE FROM event", "TRUNCATE event")) {
            Throwable refusal = Await.failure(database.pool().query(change).execute());
            assertInstanceOf(PgException.class, refusal);
            assertTrue(refusal.toString().contains("events are never changed"), refusal.toString());
        }
    }

    @Test
    void revisionsOfManyWritersAscendInTheOrderOfTheirCommits() {
        List<Future<Revision>> writes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            ChangeSet changes = Changes.adding(FULL).at('a', DAY + "09:00:00Z");
            writes.add(writer.write("source-" + i, false, false, changes, Instant.parse(DAY + "10:00:00Z")));
        }
        Set<Revision> numbers =
                new java.util.TreeSet<>(writes.stream().map(Await::result).toList());
        assertEquals(24, numbers.size());
        assertEquals(
                24L,
                database.value("SELECT count(*) FROM (SELECT number, rank() OVER (ORDER BY xmin::text::bigint) AS nth"
                        + " FROM revision) AS r WHERE number = nth"));
    }

    private Revision write(String source, ChangeSet changes, String fetchedAt) {
        return Await.result(writer.write(source, true, false, changes, Instant.parse(DAY + fetchedAt)));
    }

    @Test
    void strangeTextsAndTimesAreStored() {
        AdvisoryRecord.Touch never = new AdvisoryRecord.Touch(Instant.MAX, java.time.LocalDate.MAX);
        AdvisoryRecord strange = new AdvisoryRecord(
                FULL.advisory(), RUSTSEC, Revision.NONE, "\0 \uD83E \uDD80 \uDD80\uD83E ok", never, never, "");
        write(RUSTSEC, Changes.adding(strange).at('a', DAY + "09:00:00Z"), "10:00:00Z");
        assertEquals(
                "\uFFFD \uFFFD \uFFFD \uFFFD\uFFFD ok 9999-12-31",
                database.value("SELECT description_html || ' ' || created_on FROM advisory"));
    }
}
