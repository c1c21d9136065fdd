package dev.rustsecd.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.service.store.RequirementsReader.Requirements;
import dev.rustsecd.snapshot.RegistryFacts;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequirementsReaderDbTest {
    private static final RegistryFacts FACTS = CanonicalFacts.registry();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final RequirementsReader reader = new RequirementsReader(database.pool(), LIMIT);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void requirementsAreReadByCanonicalName() {
        Requirements read = Await.result(reader.read(crates("TIME", "Evil_Crate")));
        assertTrue(read.complete());
        assertEquals(
                Set.of(CanonicalName.of("time"), CanonicalName.of("evil-crate")),
                read.found().keySet());
        assertEquals(CanonicalFacts.TIME_REQUIREMENTS, time(read).all());
    }

    @Test
    void whatWasReadIsKeptForItsRevision() {
        KnownCrate first = Await.result(reader.read(crates("time"))).found().get(CanonicalName.of("time"));
        assertSame(first, reader.kept(crate("time")));
        database.execute("UPDATE registry_crate SET requirements = '\\x8000020000'");
        assertSame(first, Await.result(reader.read(crates("time"))).found().get(CanonicalName.of("time")));
        CrateReleases later = new CrateReleases("time", 4, Instant.EPOCH, null, PackedReleases.of(List.of()));
        assertNull(reader.kept(later));
        assertEquals(List.of(), time(Await.result(reader.read(List.of(later)))).all());
    }

    @Test
    void whatWasStoredWithoutFeaturesIsNotTakenForAll() {
        database.execute("UPDATE registry_crate SET requirements = '\\x0000' WHERE crate_canonical = 'time'");
        Requirements read = Await.result(reader.read(crates("time", "evil-crate")));
        assertTrue(read.complete());
        assertEquals(Set.of(CanonicalName.of("evil-crate")), read.found().keySet());
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsKeptIsThereAndTheRestIsSaidToBeMissing() {
        Pool pool = PgBuilder.pool()
                .connectingTo(database.options())
                .using(TestDatabase.vertx())
                .build();
        RequirementsReader other = new RequirementsReader(pool, LIMIT);
        Await.result(other.read(crates("time")));
        Await.result(pool.close());
        Requirements read = Await.result(other.read(crates("time", "evil-crate")));
        assertFalse(read.complete());
        assertEquals(Set.of(CanonicalName.of("time")), read.found().keySet());
        assertTrue(Await.result(other.read(crates("time"))).complete());
    }

    private static List<CrateReleases> crates(String... names) {
        return Stream.of(names).map(RequirementsReaderDbTest::crate).toList();
    }

    private static CrateReleases crate(String name) {
        return Objects.requireNonNull(FACTS.answer(name).crate());
    }

    private static PackedRequirements time(Requirements read) {
        return Objects.requireNonNull(Objects.requireNonNull(read.found().get(CanonicalName.of("time")))
                .requirements());
    }
}
