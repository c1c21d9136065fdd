package dev.rustsecd.ingest.cratesio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.ingest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YankHistoryDbTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE yank_reason_event SET at = now()",
                "DELETE FROM yank_reason_event",
                "TRUNCATE yank_reason_event"
            })
    void theHistoryIsNeverChanged(String change) {
        try (TestDatabase database = TestDatabase.withCanonicalFacts()) {
            assertThrows(RuntimeException.class, () -> database.execute(change), change);
        }
    }

    @Test
    void theHistoryStartsEmpty() {
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(0L, database.value("SELECT count(*) FROM yank_reason_event"));
        }
    }
}
