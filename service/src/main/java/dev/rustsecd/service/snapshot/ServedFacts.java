package dev.rustsecd.service.snapshot;

import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.snapshot.Quarantine;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * All that answers are made of, at one moment.
 *
 * @param eventRevisions by canonical name of the crate: the revision of its last event
 */
public record ServedFacts(Snapshot snapshot, IngestState ingest, Map<String, Revision> eventRevisions) {
    /** Before anything was loaded. */
    public static final ServedFacts EMPTY = new ServedFacts(
            new Snapshot(Revision.NONE, List.of(), List.of(), List.of(), Map.of(), Quarantine.EMPTY),
            IngestState.EMPTY,
            Map.of());

    public ServedFacts {
        eventRevisions = Map.copyOf(eventRevisions);
    }
}
