package dev.rustsecd.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.service.store.ChangeReader.Kept;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeReaderDbTest {
    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final ChangeReader reader = new ChangeReader(database.pool());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void everythingIsKeptFromTheFirstRevision() {
        assertEquals(new Kept(0, 3), Await.result(reader.kept()));
        database.execute("UPDATE event_horizon SET revision = 2");
        assertEquals(new Kept(2, 3), Await.result(reader.kept()));
    }

    @Test
    void aPageStartsBehindItsPositionAndEndsWithItsRevision() {
        List<String> all = ids(ChangePosition.behind(0), 3, Optional.empty());
        assertEquals(List.of("1-0", "1-1", "2-0"), all.subList(0, 3));
        assertEquals(all.subList(1, all.size()), ids(new ChangePosition(1, 0), 3, Optional.empty()));
        assertEquals(all.subList(2, all.size()), ids(ChangePosition.behind(1), 3, Optional.empty()));
        assertEquals(List.of("1-1", "2-0"), ids(new ChangePosition(1, 0), 2, Optional.empty()));
        assertEquals(List.of("2-0"), ids(ChangePosition.behind(0), 3, Optional.of("foo-bar")));
        assertEquals(List.of(), ids(ChangePosition.behind(3), 3, Optional.empty()));
    }

    private List<String> ids(ChangePosition after, long last, Optional<String> crate) {
        return Await.result(reader.page(after, last, crate)).stream()
                .map(event -> event.position().toString())
                .toList();
    }

    @Test
    void whatChangedOfAPartOfTheToolchainIsNoChangeOfTheCrateOfThatName() {
        assertTrue(Await.result(reader.page(ChangePosition.behind(0), 3, Optional.empty())).stream()
                .anyMatch(event -> event.crate().equals("std")));
        assertEquals(List.of(), ids(ChangePosition.behind(0), 3, Optional.of("std")));
    }

    @Test
    void aMissingTableIsADefectAndAMissingDatabaseIsNot() {
        database.execute("DROP TABLE event_horizon");
        assertInstanceOf(PgException.class, Await.failure(reader.kept()));
        Await.result(database.pool().close());
        assertInstanceOf(DatabaseAway.class, Await.failure(reader.kept()));
    }

    @Test
    void pagesUseTheirIndexes() {
        database.execute("INSERT INTO revision SELECT n, now(), 'fetch' FROM generate_series(4, 20000) AS n");
        database.execute("INSERT INTO event (revision, position, at, type, crate, crate_canonical, advisory, source)"
                + " SELECT n, 0, now(), 'advisory_added', 'c' || n % 50, 'c' || n % 50, 'X', 's'"
                + " FROM generate_series(4, 20000) AS n");
        database.execute("ANALYZE");
        String page = plan(ChangeReader.PAGE, Tuple.of(9_000L, 0, 20_000L, 500));
        assertTrue(page.contains("event_pkey") && !page.contains("Sort"), page);
        String ofCrate = plan(ChangeReader.PAGE_OF_CRATE, Tuple.of(9_000L, 0, 20_000L, 500, "c7"));
        assertTrue(ofCrate.contains("event_crate_idx"), ofCrate);
    }

    private String plan(String statement, Tuple parameters) {
        StringBuilder plan = new StringBuilder();
        Await.result(database.pool().preparedQuery("EXPLAIN " + statement).execute(parameters))
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        return plan.toString();
    }
}
