package dev.rustsecd.ingest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceLeaseDbTest {
    private final TestDatabase database = TestDatabase.create();
    private final List<SourceLease> leases = new ArrayList<>();

    @AfterEach
    void drop() {
        leases.forEach(lease -> Await.result(lease.release()));
        database.close();
    }

    @Test
    void oneAtATimeHasTheLeaseOfASource() {
        SourceLease lease = lease("a");
        SourceLease other = lease("a");
        assertTrue(Await.result(lease.isHeld()));
        assertFalse(Await.result(other.isHeld()));
        assertTrue(Await.result(lease.isHeld()));
        Await.result(lease.release());
        assertTrue(Await.result(other.isHeld()));
        assertFalse(Await.result(lease.isHeld()));
    }

    @Test
    void sourcesDoNotWaitForOneAnother() {
        assertTrue(Await.result(lease("a").isHeld()));
        assertTrue(Await.result(lease("b").isHeld()));
    }

    @Test
    void theLeaseIsLostWithItsConnection() {
        SourceLease lease = lease("a");
        assertTrue(Await.result(lease.isHeld()));
        assertEquals(
                1L,
                database.value("SELECT count(pg_terminate_backend(pid)) FROM pg_locks"
                        + " WHERE locktype = 'advisory' AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())"));
        database.execute("SELECT pg_advisory_lock(" + 0x7275_7374 + ", " + "a".hashCode() + ")");
        assertFalse(Await.result(lease.isHeld()));
    }

    private SourceLease lease(String source) {
        SourceLease lease = new SourceLease(TestDatabase.vertx(), database.options(), source);
        leases.add(lease);
        return lease;
    }
}
