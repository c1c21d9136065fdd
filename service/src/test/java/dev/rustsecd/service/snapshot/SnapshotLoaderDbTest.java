package dev.rustsecd.service.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.service.store.FactReader;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Quarantine.Unserved;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotLoaderDbTest {
    private static final String TIME = "RUSTSEC-2020-0071";

    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final SnapshotLoader loader = new SnapshotLoader(new FactReader(database.pool(), ""));
    private final ServedFacts first = load(ServedFacts.EMPTY);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aFirstLoadHasEverything() {
        Snapshot snapshot = first.snapshot();
        assertEquals(new Revision(3), snapshot.revision());
        assertEquals(CanonicalFacts.SOURCES, snapshot.sources());
        assertEquals(List.of("/srv/never/loaded"), snapshot.missing());
        assertEquals(CanonicalFacts.SERVED.size(), snapshot.advisories().size());
        assertEquals(2, snapshot.quarantine().size());
        assertEquals(
                List.of(new Unserved(
                        CanonicalFacts.RUSTSEC, "crates/Worse/RUSTSEC-2020-0010.md", List.of("worse", "worst-one"))),
                snapshot.quarantine().unserved());
        assertEquals(true, Objects.requireNonNull(snapshot.crate("Worst_One")).unreadable());
        assertEquals(new Revision(3), snapshot.revisionOf(snapshot.crate("worse")));
        assertEquals(null, snapshot.crate("bad"));
    }

    @Test
    void aCrateWhoseLastAdvisoryIsGoneKeepsTheRevisionOfItsRemoval() {
        Snapshot snapshot = first.snapshot();
        assertEquals(new Revision(3), snapshot.revisionOf(snapshot.crate("gone")));
    }

    @Test
    void nothingNewIsTheSameInstance() {
        assertSame(first, load(first));
    }

    @Test
    void whatHasNotChangedIsShared() {
        database.execute("INSERT INTO revision VALUES (4, now(), 'fetch')");
        database.execute("UPDATE advisory SET title = 'New', revision = 4 WHERE crate = 'std'");
        ServedFacts next = load(first);
        assertSame(record(first, TIME), record(next, TIME));
        assertEquals("New", record(next, "RUSTSEC-2022-0002").advisory().title());
        assertEquals("Title", record(first, "RUSTSEC-2022-0002").advisory().title());
    }

    @Test
    void whatIsGoneIsNotServed() {
        database.execute("INSERT INTO revision VALUES (4, now(), 'fetch')");
        database.execute("DELETE FROM advisory WHERE id = '" + TIME + "'");
        assertEquals(List.of(), load(first).snapshot().byId(TIME));
    }

    @Test
    void aCheckOfUpstreamIsSeenWithoutARevision() {
        database.execute("UPDATE advisory_source SET checked_at = '2026-11-21T00:00:00Z' WHERE rustsec");
        ServedFacts next = load(first);
        assertEquals(
                "2026-11-21T00:00:00Z",
                String.valueOf(next.snapshot().sources().get(0).checkedAt()));
        assertEquals(first.snapshot().revision(), next.snapshot().revision());
    }

    @Test
    void aDatabaseThatWentBackIsLoadedWhole() {
        database.execute("UPDATE advisory SET revision = 1, title = 'Restored'");
        database.execute("UPDATE registry_crate SET revision = 1");
        database.execute("ALTER TABLE event DISABLE TRIGGER ALL");
        database.execute("DELETE FROM event WHERE revision > 2;"
                + " DELETE FROM quarantine_change WHERE revision > 2; DELETE FROM revision WHERE number > 2");
        ServedFacts next = load(first);
        assertEquals(new Revision(2), next.snapshot().revision());
        assertNotSame(record(first, TIME), record(next, TIME));
        assertEquals("Restored", record(next, TIME).advisory().title());
    }

    @Test
    void anArrivalOfTheRegistryLeavesTheAdvisoriesAsTheyAre() {
        database.execute("INSERT INTO revision VALUES (4, now(), 'registry')");
        database.execute("UPDATE registry_crate SET revision = 4 WHERE crate = 'time'");
        Snapshot next = load(first).snapshot();
        assertSame(first.snapshot().advisories(), next.advisories());
        assertEquals(new Revision(4), next.revision());
        assertEquals(new Revision(3), next.advisoriesRevision());
        assertEquals(new Revision(4), next.registry().answer("time").revision());
        assertEquals(first.snapshot().revisionOf(null), next.revisionOf(null));
    }

    @Test
    void aRunOfTheRegistryIsNoAdvisorySourceThatIsMissing() {
        database.execute("INSERT INTO ingest_run SELECT name, now(), 'unchanged', '', now() FROM registry");
        assertEquals(List.of("/srv/never/loaded"), load(first).snapshot().missing());
    }

    @Test
    void aYankIsNoChangeOfAdvisories() {
        database.execute(
                "INSERT INTO event (revision, position, at, type, crate, crate_canonical, version, source)"
                        + " VALUES (3, 2, now(), 'version_yanked', 'time', 'time', '0.2.23', 'sparse+https://index.crates.io/')");
        Snapshot snapshot = load(ServedFacts.EMPTY).snapshot();
        assertEquals(new Revision(2), snapshot.revisionOf(snapshot.crate("time")));
    }

    private ServedFacts load(ServedFacts before) {
        return Await.result(loader.load(before));
    }

    private static AdvisoryRecord record(ServedFacts facts, String id) {
        return facts.snapshot().byId(id).get(0);
    }
}
