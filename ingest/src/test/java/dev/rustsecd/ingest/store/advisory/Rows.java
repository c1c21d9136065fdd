package dev.rustsecd.ingest.store.advisory;

import dev.rustsecd.ingest.fixtures.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** Everything that is in a database, as text. */
final class Rows {
    private static final List<String> TABLES = List.of(
            "revision", "advisory_source", "advisory", "quarantine", "quarantine_change", "event", "ingest_run");

    private Rows() {}

    static List<String> of(TestDatabase database) {
        List<String> all = new ArrayList<>();
        for (String table : TABLES) {
            database.execute("SELECT to_jsonb(t)::text FROM " + table + " t ORDER BY 1")
                    .forEach(row -> all.add(table + " " + row.getString(0)));
        }
        return all;
    }
}
