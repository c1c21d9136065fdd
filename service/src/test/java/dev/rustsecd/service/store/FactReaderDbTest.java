package dev.rustsecd.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.service.store.IngestState.FileRemark;
import dev.rustsecd.service.store.IngestState.QuarantinedFile;
import dev.rustsecd.service.store.IngestState.SourceRun;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.storage.SchemaVersion;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FactReaderDbTest {
    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final FactReader reader = new FactReader(database.pool(), "");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void readsTheCanonicalRowsAsTheCanonicalFacts() {
        ReadFacts facts = Await.result(reader.read(Revision.NONE, RegistryFacts.OFF));
        assertEquals(new Revision(3), facts.revision());
        assertEquals(CanonicalFacts.SOURCES, facts.sources());
        assertEquals(byId(CanonicalFacts.SERVED), byId(facts.changed()));
        assertEquals(3, facts.keys().size());
        assertEquals(CanonicalFacts.EVENT_REVISIONS, facts.crateRevisions());
    }

    @Test
    void readsWhatIsInQuarantine() {
        ReadFacts facts = Await.result(reader.read(Revision.NONE, RegistryFacts.OFF));
        QuarantinedFile bad = new QuarantinedFile(
                CanonicalFacts.RUSTSEC,
                "crates/bad/RUSTSEC-2020-0009.md",
                "advisory_invalid",
                "a NUL is \uFFFD",
                Instant.parse("2026-11-20T10:00:01Z"),
                true,
                List.of("bad"));
        QuarantinedFile worse = new QuarantinedFile(
                CanonicalFacts.RUSTSEC,
                "crates/Worse/RUSTSEC-2020-0010.md",
                "advisory_invalid",
                "unreadable",
                Instant.parse("2026-11-20T12:00:01Z"),
                false,
                List.of("worse", "worst-one"));
        assertEquals(List.of(worse, bad), facts.ingest().quarantine());
    }

    @Test
    void readsRemarksInTheirOrder() {
        ReadFacts facts = Await.result(reader.read(Revision.NONE, RegistryFacts.OFF));
        String odd = "rust/std/RUSTSEC-2022-0002.md";
        assertEquals(
                List.of(
                        new FileRemark(CanonicalFacts.RUSTSEC, odd, "odd, \"but\" read \uFFFD"),
                        new FileRemark(CanonicalFacts.RUSTSEC, odd, "twice")),
                facts.ingest().remarks());
    }

    @Test
    void readsLinesOfTheIndexAndRuns() {
        ReadFacts facts = Await.result(reader.read(Revision.NONE, RegistryFacts.OFF));
        QuarantinedFile line = new QuarantinedFile(
                CanonicalFacts.REGISTRY.name(),
                "time, line 5",
                "index_line_invalid",
                "no \"vers\"",
                Instant.parse("2026-11-20T11:00:01Z"),
                false,
                List.of());
        assertEquals(List.of(line), facts.ingest().lines());
        assertEquals(
                List.of(
                        new SourceRun("/srv/never/loaded", null, "pending", "", null),
                        new SourceRun(
                                CanonicalFacts.RUSTSEC,
                                Instant.parse("2026-11-20T12:05:01Z"),
                                "unchanged",
                                "",
                                Instant.parse("2026-11-20T12:10:00Z"))),
                facts.ingest().runs());
    }

    @Test
    void whatIsNotRustSecsIsReadAtTheAddressOfThisService() {
        FactReader reached = new FactReader(database.pool(), "https://sec.example");
        assertEquals(
                List.of(
                        "https://rustsec.org/advisories/RUSTSEC-2020-0071",
                        "https://sec.example/advisories/RUSTSEC-2021-0001.html",
                        "https://rustsec.org/advisories/RUSTSEC-2022-0002"),
                byId(Await.result(reached.read(Revision.NONE, RegistryFacts.OFF))
                                .changed())
                        .stream()
                        .map(AdvisoryRecord::page)
                        .toList());
    }

    private static List<AdvisoryRecord> byId(List<AdvisoryRecord> records) {
        List<AdvisoryRecord> sorted = new ArrayList<>(records);
        sorted.sort(Comparator.comparing(record -> record.advisory().id()));
        return sorted;
    }

    @Test
    void affectedFunctionsKeepTheirOrder() {
        database.execute("DELETE FROM advisory WHERE id <> 'RUSTSEC-2020-0071'");
        AdvisoryRecord record = Await.result(reader.read(Revision.NONE, RegistryFacts.OFF))
                .changed()
                .get(0);
        assertEquals(
                "[time::now, time::at]",
                String.valueOf(
                        java.util.Objects.requireNonNull(record.advisory().affected())
                                .functions()
                                .keySet()));
    }

    @Test
    void readsOnlyWhatChangedSince() {
        ReadFacts facts = Await.result(reader.read(new Revision(2), RegistryFacts.OFF));
        assertEquals(List.of(CanonicalFacts.TOOLCHAIN), facts.changed());
        assertEquals(
                Map.of(
                        "gone", new Revision(3),
                        "std", new Revision(3),
                        "worse", new Revision(3),
                        "worst-one", new Revision(3)),
                facts.crateRevisions());
    }

    @Test
    void aRecordThatCannotBeReadIsNamed() {
        database.execute("UPDATE advisory SET patched = '{nonsense}' WHERE crate = 'time'");
        Throwable failure = Await.failure(reader.read(Revision.NONE, RegistryFacts.OFF));
        assertInstanceOf(UnreadableFact.class, failure);
        assertTrue(failure.toString().contains("RUSTSEC-2020-0071"), failure.toString());
    }

    @Test
    void theSchemaIsTheNewest() {
        assertEquals(SchemaVersion.NEWEST, Await.result(StoredSchema.version(database.pool())));
        database.execute("DROP TABLE flyway_schema_history");
        assertEquals(SchemaVersion.NONE, Await.result(StoredSchema.version(database.pool())));
    }

    @Test
    void hotQueriesUseTheirIndexes() {
        database.execute("INSERT INTO revision SELECT n, now(), 'fetch' FROM generate_series(4, 20000) AS n");
        database.execute("INSERT INTO advisory SELECT (jsonb_populate_record(a, jsonb_build_object('id', 'X-' || n,"
                + " 'path', n, 'revision', n))).* FROM advisory AS a, generate_series(4, 20000) AS n"
                + " WHERE a.id = 'RUSTSEC-2022-0002'");
        database.execute("INSERT INTO event SELECT n, 0, now(), 'advisory_added', 'c' || n, 'c' || n, 'X', 's'"
                + " FROM generate_series(4, 20000) AS n");
        database.execute("ANALYZE");
        assertTrue(plan(FactReader.CHANGED).contains("advisory_revision_idx"), plan(FactReader.CHANGED));
        assertTrue(plan(FactReader.CRATE_REVISIONS).contains("event_pkey"), plan(FactReader.CRATE_REVISIONS));
    }

    private String plan(String statement) {
        StringBuilder plan = new StringBuilder();
        Await.result(database.pool().preparedQuery("EXPLAIN " + statement).execute(Tuple.of(19_990L)))
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        return plan.toString();
    }
}
