package dev.rustsecd.ingest.seed;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.ingest.seed.Seed.Entry;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.reject.RejectedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a seed from everything that an advisory database holds at its head; drafts are left out. */
final class SeedWriter {
    private SeedWriter() {}

    /**
     * @param whole the database's records, all of them
     * @param upstreamCommit what the seed is to name as its commit
     * @param trees the ids of the folders {@code crates} and {@code rust}
     * @throws RejectedInput if a record cannot be read: a seed is whole or is not made
     */
    static Seed seed(Changes whole, Position upstreamCommit, Map<String, String> trees) {
        List<Entry> entries = new ArrayList<>();
        for (RawRecord record : whole.records()) {
            Advisory advisory = record.format().read(record).advisory();
            if (!advisory.id().isDraft()) {
                entries.add(new Entry(record.key(), record.created(), record.modified(), FrontMatterText.of(advisory)));
            }
        }
        return new Seed(
                upstreamCommit, whole.at(), trees.getOrDefault("crates", ""), trees.getOrDefault("rust", ""), entries);
    }
}
