package dev.rustsecd.service.snapshot;

import dev.rustsecd.service.store.FactReader;
import dev.rustsecd.service.store.IngestState.SourceRun;
import dev.rustsecd.service.store.ReadFacts;
import dev.rustsecd.service.store.ReadFacts.RecordKey;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads facts: only what has changed, where something is held already, and shares everything else with it. */
public final class SnapshotLoader {
    private final FactReader reader;

    public SnapshotLoader(FactReader reader) {
        this.reader = reader;
    }

    /**
     * What the database has now; {@code before} itself where nothing has changed.
     *
     * @param before {@link ServedFacts#EMPTY} to load everything
     */
    public Future<ServedFacts> load(ServedFacts before) {
        return reader.read(before.snapshot().revision())
                .compose(facts ->
                        merge(before, facts).map(Future::succeededFuture).orElseGet(() -> whole()));
    }

    private Future<ServedFacts> whole() {
        return reader.read(Revision.NONE)
                .map(facts -> merge(ServedFacts.EMPTY, facts)
                        .orElseThrow(() -> new IllegalStateException("a record has no revision")));
    }

    // Empty where the database is not a later state of the one that was loaded: restored from a backup, say.
    private static Optional<ServedFacts> merge(ServedFacts before, ReadFacts facts) {
        if (facts.revision().compareTo(before.snapshot().revision()) < 0) {
            return Optional.empty();
        }
        if (isSame(before, facts)) {
            return Optional.of(before);
        }
        Map<RecordKey, AdvisoryRecord> records = new HashMap<>();
        before.snapshot().advisories().forEach(record -> records.put(RecordKey.of(record), record));
        facts.changed().forEach(record -> records.put(RecordKey.of(record), record));
        records.keySet().retainAll(facts.keys());
        if (records.size() != facts.keys().size()) {
            return Optional.empty();
        }
        Map<String, Revision> eventRevisions = new HashMap<>(before.eventRevisions());
        eventRevisions.putAll(facts.crateRevisions());
        return Optional.of(served(facts, new ArrayList<>(records.values()), eventRevisions));
    }

    private static ServedFacts served(
            ReadFacts facts, List<AdvisoryRecord> records, Map<String, Revision> eventRevisions) {
        int quarantined = facts.ingest().quarantine().size();
        Snapshot snapshot =
                new Snapshot(facts.revision(), facts.sources(), missing(facts), records, eventRevisions, quarantined);
        return new ServedFacts(snapshot, facts.ingest(), eventRevisions);
    }

    private static List<String> missing(ReadFacts facts) {
        Set<String> loaded = facts.sources().stream().map(SourceState::name).collect(Collectors.toSet());
        return facts.ingest().runs().stream()
                .map(SourceRun::source)
                .filter(source -> !loaded.contains(source))
                .toList();
    }

    private static boolean isSame(ServedFacts before, ReadFacts facts) {
        return facts.revision().equals(before.snapshot().revision())
                && facts.sources().equals(before.snapshot().sources())
                && facts.ingest().equals(before.ingest());
    }
}
