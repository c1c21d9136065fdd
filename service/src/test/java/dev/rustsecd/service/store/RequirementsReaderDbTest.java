package dev.rustsecd.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.service.store.RequirementsReader.Requirements;
import dev.rustsecd.snapshot.RegistryFacts;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    void requirementsAreReadByAnySpelling() {
        Requirements read = Await.result(reader.read(FACTS, List.of("TIME", "Evil_Crate", "serde")));
        assertTrue(read.complete());
        assertEquals(Set.of("time", "evil-crate"), read.found().keySet());
        assertEquals(CanonicalFacts.TIME_REQUIREMENTS, time(read).all());
    }

    @Test
    void whatWasReadIsKeptForItsRevision() {
        PackedRequirements first = time(Await.result(reader.read(FACTS, List.of("time"))));
        database.execute("UPDATE registry_crate SET requirements = '\\x0000'");
        assertSame(first, time(Await.result(reader.read(FACTS, List.of("time")))));
        RegistryFacts.Changes changes = FACTS.change();
        changes.put(new CrateReleases("time", 4, Instant.EPOCH, null, PackedReleases.of(List.of())));
        assertEquals(
                List.of(),
                time(Await.result(reader.read(changes.done(), List.of("time")))).all());
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsKeptIsThereAndTheRestIsSaidToBeMissing() {
        Pool pool = PgBuilder.pool()
                .connectingTo(database.options())
                .using(TestDatabase.vertx())
                .build();
        RequirementsReader other = new RequirementsReader(pool, LIMIT);
        Await.result(other.read(FACTS, List.of("time")));
        Await.result(pool.close());
        Requirements read = Await.result(other.read(FACTS, List.of("time", "evil-crate")));
        assertFalse(read.complete());
        assertEquals(Set.of("time"), read.found().keySet());
        assertTrue(Await.result(other.read(FACTS, List.of("time", "serde"))).complete());
    }

    private static PackedRequirements time(Requirements read) {
        return Objects.requireNonNull(read.found().get("time"));
    }
}
