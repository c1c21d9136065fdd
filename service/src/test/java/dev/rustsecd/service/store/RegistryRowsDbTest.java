package dev.rustsecd.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.snapshot.RegistryAnswer;
import dev.rustsecd.snapshot.RegistryAnswer.Kind;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Revision;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading the registry's rows, all of them and those that are new. */
class RegistryRowsDbTest {
    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final FactReader reader = new FactReader(database.pool(), "");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void readsTheCanonicalRowsAsTheCanonicalFacts() {
        RegistryFacts read = read(RegistryFacts.OFF, 0);
        assertEquals(CanonicalFacts.REGISTRY, read.state().orElseThrow());
        assertEquals(2, read.crateCount());
        assertEquals(CanonicalFacts.CHECKS.size(), read.checkCount());
        for (CrateReleases expected : List.of(CanonicalFacts.TIME, CanonicalFacts.EVIL)) {
            RegistryAnswer answer = read.answer(expected.crate());
            CrateReleases crate = Objects.requireNonNull(answer.crate());
            assertEquals(expected.releases().all(), crate.releases().all());
            assertEquals(expected.crate(), crate.crate());
            assertEquals(expected.revision(), crate.revision());
            assertEquals(expected.firstLoaded(), crate.firstLoaded());
            assertEquals(expected.goneSince(), crate.goneSince());
        }
        for (String name : List.of("time", "evil-crate", "no_such", "serde")) {
            RegistryAnswer expected = CanonicalFacts.registry().answer(name);
            assertEquals(expected.kind(), read.answer(name).kind());
            assertEquals(expected.checkedAt(), read.answer(name).checkedAt());
            assertEquals(expected.revision(), read.answer(name).revision());
        }
    }

    @Test
    void withoutARowNoRegistryIsConfigured() {
        database.execute("DELETE FROM registry");
        assertSame(RegistryFacts.OFF, read(CanonicalFacts.registry(), 3));
    }

    @Test
    void nothingNewIsTheSameInstance() {
        RegistryFacts first = read(RegistryFacts.OFF, 0);
        assertSame(first, read(first, 3));
    }

    @Test
    void onlyWhatChangedIsReadAndTheRestIsShared() {
        RegistryFacts first = read(RegistryFacts.OFF, 0);
        database.execute("INSERT INTO revision VALUES (4, now(), 'registry')");
        database.execute("UPDATE registry_crate SET revision = 4, gone_at = now() WHERE crate = 'time'");
        RegistryFacts next = read(first, 3);
        assertEquals(new Revision(4), next.answer("time").revision());
        assertEquals(Kind.ABSENT, next.answer("time").kind());
        assertEquals(new Revision(2), first.answer("time").revision());
        assertSame(first.answer("evil_crate").crate(), next.answer("evil_crate").crate());
    }

    @Test
    void aCheckIsSeenWithoutARevision() {
        RegistryFacts first = read(RegistryFacts.OFF, 0);
        database.execute("INSERT INTO registry_check VALUES ('serde', 'serde', false, NULL, NULL,"
                + " '2026-11-20T12:00:30Z', '2026-11-20T12:00:00Z')");
        RegistryFacts next = read(first, 3);
        assertEquals(Kind.ABSENT, next.answer("serde").kind());
        assertSame(first.answer("time").crate(), next.answer("time").crate());
    }

    @Test
    void whatTheStoreHasForgottenIsForgottenInTheEnd() {
        database.execute("INSERT INTO registry_check SELECT 'n' || n, 'n' || n, false, NULL, NULL,"
                + " '2026-11-20T11:00:00Z', '2026-11-20T11:00:00Z' FROM generate_series(1, 2000) AS n");
        RegistryFacts first = read(RegistryFacts.OFF, 0);
        database.execute("DELETE FROM registry_check WHERE crate = 'n7'");
        RegistryFacts second = read(first, 3);
        assertEquals(Kind.ABSENT, second.answer("n7").kind());
        database.execute("DELETE FROM registry_check WHERE crate <> 'n8'");
        RegistryFacts third = read(second, 3);
        assertEquals(1, third.checkCount());
        assertEquals(Kind.NONE, third.answer("n7").kind());
        assertNull(third.answer("time").checkedAt());
    }

    @Test
    void anotherIndexIsReadFromTheStart() {
        RegistryFacts first = read(RegistryFacts.OFF, 0);
        database.execute("DELETE FROM registry_check; DELETE FROM registry_crate WHERE crate = 'time';"
                + " UPDATE registry SET name = 'dir+/srv/index', whole = true, first_revision = 3");
        RegistryFacts next = read(first, 3);
        assertTrue(next.state().orElseThrow().whole());
        assertEquals(1, next.crateCount());
        assertNull(next.answer("time").crate());
        assertEquals(0, next.checkCount());
        assertNotSame(
                first.answer("evil-crate").crate(), next.answer("evil-crate").crate());
    }

    @Test
    void aLargeIndexComesInBlocks() {
        database.execute(
                "INSERT INTO registry_crate SELECT 'c' || n, 'C' || n, 3, 'x', '\\x010005312e302e30', '\\x0000',"
                        + " now(), NULL FROM generate_series(1, 3500) AS n");
        RegistryFacts all = read(RegistryFacts.OFF, 0);
        assertEquals(3_502, all.crateCount());
        assertEquals(
                "C3500", Objects.requireNonNull(all.answer("c3500").crate()).crate());
        assertFalse(all.answer("c3501").isGiven());
    }

    @Test
    void hotQueriesUseTheirIndexes() {
        database.execute("INSERT INTO revision SELECT n, now(), 'registry' FROM generate_series(4, 20000) AS n");
        database.execute(
                "INSERT INTO registry_crate SELECT 'c' || n, 'C' || n, n, 'x', '\\x0000', '\\x0000', now(), NULL"
                        + " FROM generate_series(4, 20000) AS n");
        database.execute(
                "INSERT INTO registry_check SELECT 'c' || n, 'C' || n, true, NULL, NULL,"
                        + " '2026-11-20T11:00:00Z'::timestamptz + n * interval '1 second', now() FROM generate_series(4, 20000) AS n");
        database.execute("ANALYZE registry_crate; ANALYZE registry_check");
        assertTrue(plan(RegistryRows.CRATES, "19990").contains("registry_crate_revision_idx"));
        assertTrue(plan(RegistryRows.CHECKS, "'2026-11-20T16:30:00Z'").contains("registry_check_checked_idx"));
        assertTrue(plan(RequirementsReader.STORED, "ARRAY['c7', 'c8']").contains("registry_crate_pkey"));
    }

    private String plan(String sql, String parameter) {
        StringBuilder plan = new StringBuilder();
        database.execute("EXPLAIN " + sql.replace("$1", parameter))
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        return plan.toString();
    }

    private RegistryFacts read(RegistryFacts before, long since) {
        return Await.result(reader.read(new Revision(since), before)).registry();
    }
}
