package dev.rustsecd.service.snapshot;

import dev.rustsecd.service.store.FactReader;
import dev.rustsecd.service.store.IngestState.QuarantinedFile;
import dev.rustsecd.service.store.IngestState.SourceRun;
import dev.rustsecd.service.store.ReadFacts;
import dev.rustsecd.service.store.ReadFacts.RecordKey;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Quarantine;
import dev.rustsecd.snapshot.Quarantine.Unserved;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        return reader.read(before.snapshot().revision(), before.snapshot().registry())
                .compose(facts ->
                        merge(before, facts).map(Future::succeededFuture).orElseGet(() -> whole()));
    }

    private Future<ServedFacts> whole() {
        return reader.read(Revision.NONE, RegistryFacts.OFF)
                .map(facts -> merge(ServedFacts.EMPTY, facts)
                        .orElseThrow(() -> new IllegalStateException("a record has no revision")));
    }

    // Empty where the database is not a later state of the one that was loaded: restored from a backup, say.
    private static Optional<ServedFacts> merge(ServedFacts before, ReadFacts facts) {
        if (facts.revision().compareTo(before.snapshot().revision()) < 0) {
            return Optional.empty();
        }
        if (hasOtherOwners(before, facts)) {
            return Optional.empty();
        }
        if (isSame(before, facts)) {
            return Optional.of(before);
        }
        if (hasSameAdvisories(before, facts)) {
            Snapshot snapshot = before.snapshot()
                    .with(facts.revision(), facts.registry())
                    .with(before.snapshot().yankReasons().with(facts.yankReasons()));
            return Optional.of(new ServedFacts(snapshot, facts.ingest(), before.eventRevisions()));
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
        Snapshot snapshot = snapshot(facts, new ArrayList<>(records.values()), eventRevisions)
                .with(before.snapshot().yankReasons().with(facts.yankReasons()));
        return Optional.of(new ServedFacts(snapshot, facts.ingest(), eventRevisions));
    }

    private static Snapshot snapshot(
            ReadFacts facts, List<AdvisoryRecord> records, Map<String, Revision> eventRevisions) {
        Quarantine quarantine = quarantine(facts.ingest().quarantine());
        Snapshot snapshot =
                new Snapshot(facts.revision(), facts.sources(), missing(facts), records, eventRevisions, quarantine);
        return snapshot.with(facts.revision(), facts.registry());
    }

    private static Quarantine quarantine(List<QuarantinedFile> files) {
        List<Unserved> unserved = files.stream()
                .filter(file -> !file.servesOlder())
                .map(file -> new Unserved(file.source(), file.path(), file.crates()))
                .toList();
        return new Quarantine(files.size(), unserved);
    }

    private static List<String> missing(ReadFacts facts) {
        Set<String> loaded = new HashSet<>();
        facts.sources().forEach(source -> loaded.add(source.name()));
        facts.registry().state().ifPresent(registry -> loaded.add(registry.name()));
        return facts.ingest().runs().stream()
                .map(SourceRun::source)
                .filter(source -> !loaded.contains(source))
                .toList();
    }

    /** Whether a source that is known has become RustSec's own, or is that no longer: its records are others then. */
    private static boolean hasOtherOwners(ServedFacts before, ReadFacts facts) {
        return before.snapshot().sources().stream()
                .anyMatch(known -> facts.sources().stream()
                        .anyMatch(now -> now.name().equals(known.name()) && now.rustsec() != known.rustsec()));
    }

    @SuppressWarnings("ReferenceEquality") // the reader gives the same facts of the registry where nothing is other
    private static boolean isSame(ServedFacts before, ReadFacts facts) {
        return facts.revision().equals(before.snapshot().revision())
                && facts.sources().equals(before.snapshot().sources())
                && facts.registry() == before.snapshot().registry()
                && facts.ingest().equals(before.ingest());
    }

    /** Whether nothing but the registry has moved, so that all that is made of advisories can be kept. */
    private static boolean hasSameAdvisories(ServedFacts before, ReadFacts facts) {
        return facts.changed().isEmpty()
                && facts.crateRevisions().isEmpty()
                && facts.keys().size() == before.snapshot().advisories().size()
                && facts.sources().equals(before.snapshot().sources())
                && missing(facts).equals(before.snapshot().missing())
                && facts.ingest().quarantine().equals(before.ingest().quarantine());
    }
}
