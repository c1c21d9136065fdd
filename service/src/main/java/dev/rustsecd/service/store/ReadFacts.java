package dev.rustsecd.service.store;

import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.SourceState;
import dev.rustsecd.snapshot.YankReasonTable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One look at the database.
 *
 * @param revision the last one
 * @param since the one after which changes were asked for
 * @param sources RustSec's first, then by name
 * @param changed the records that changed after {@code since}
 * @param keys of all records
 * @param registry all that is known of it now
 * @param yankReasons those that changed after {@code since}
 * @param crateRevisions of the crates with events after {@code since}, by canonical name: the last one
 */
public record ReadFacts(
        Revision revision,
        Revision since,
        List<SourceState> sources,
        List<AdvisoryRecord> changed,
        Set<RecordKey> keys,
        Map<String, Revision> crateRevisions,
        RegistryFacts registry,
        List<YankReasonTable.Change> yankReasons,
        IngestState ingest) {
    public ReadFacts {
        sources = List.copyOf(sources);
        changed = List.copyOf(changed);
        yankReasons = List.copyOf(yankReasons);
        keys = Set.copyOf(keys);
        crateRevisions = Map.copyOf(crateRevisions);
    }

    /** What a record is known by. */
    public record RecordKey(String source, String id) {
        public static RecordKey of(AdvisoryRecord record) {
            return new RecordKey(record.source(), record.advisory().id().text());
        }
    }
}
