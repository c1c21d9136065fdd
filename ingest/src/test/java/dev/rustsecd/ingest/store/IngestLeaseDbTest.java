package dev.rustsecd.ingest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestLeaseDbTest {
    private final TestDatabase database = TestDatabase.create();
    private final List<IngestLease> leases = new ArrayList<>();

    @AfterEach
    void drop() {
        leases.forEach(lease -> Await.result(lease.release()));
        database.close();
    }

    @Test
    void oneAtATimeHasTheLeaseOfASource() {
        IngestLease lease = acquire("a").orElseThrow();
        assertTrue(acquire("a").isEmpty());
        assertTrue(Await.result(lease.check()));
        Await.result(lease.release());
        assertFalse(Await.result(lease.check()));
        assertTrue(acquire("a").isPresent());
    }

    @Test
    void sourcesDoNotWaitForOneAnother() {
        assertTrue(acquire("a").isPresent());
        assertTrue(acquire("b").isPresent());
    }

    @Test
    void theLeaseIsLostWithItsConnection() {
        IngestLease lease = acquire("a").orElseThrow();
        assertEquals(
                1L,
                database.value("SELECT count(pg_terminate_backend(pid)) FROM pg_locks"
                        + " WHERE locktype = 'advisory' AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())"));
        assertFalse(Await.result(lease.check()));
        assertTrue(acquire("a").isPresent());
    }

    private Optional<IngestLease> acquire(String source) {
        Optional<IngestLease> lease =
                Await.result(IngestLease.tryAcquire(TestDatabase.vertx(), database.options(), source));
        lease.ifPresent(leases::add);
        return lease;
    }
}
