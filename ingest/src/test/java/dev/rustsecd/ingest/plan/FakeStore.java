package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.format.RustsecMarkdown;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store in memory: plans a delta against what it holds, and takes what the plan says. */
final class FakeStore {
    static final Position POSITION = new Position("c".repeat(40));

    private final Map<String, KnownRecord> records = new HashMap<>();
    private final Set<String> quarantine = new HashSet<>();
    private boolean seed;

    static RawRecord file(String path, String text) {
        return file(path, text, Instant.EPOCH);
    }

    static RawRecord file(String path, String text, Instant created) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Touch touch = new Touch(created, LocalDate.EPOCH);
        String digest = Integer.toHexString(text.hashCode());
        return new RawRecord(path, digest, RustsecMarkdown.FORMAT, content, content.length, touch, touch);
    }

    static Changes delta(List<RawRecord> changed, Set<String> removed) {
        return new Changes(POSITION, Instant.EPOCH, changed, removed);
    }

    Map<String, KnownRecord> records() {
        return records;
    }

    KnownRecords known() {
        return new KnownRecords(POSITION, seed, records, quarantine);
    }

    void isSeed(boolean now) {
        seed = now;
    }

    /** Plans and takes files given as path, text, path, text. */
    ChangeSet run(List<String> pathsAndTexts) {
        return run(pathsAndTexts, Set.of());
    }

    ChangeSet runRemoving(Set<String> removed) {
        return run(List.of(), removed);
    }

    ChangeSet run(List<String> pathsAndTexts, Set<String> removed) {
        List<RawRecord> files = new ArrayList<>();
        for (int i = 0; i < pathsAndTexts.size(); i += 2) {
            files.add(file(pathsAndTexts.get(i), pathsAndTexts.get(i + 1)));
        }
        return runFiles(files, removed);
    }

    ChangeSet runFiles(List<RawRecord> files, Set<String> removed) {
        ChangeSet changes = ChangePlanner.plan(known(), delta(files, removed));
        take(changes);
        return changes;
    }

    FakeStore copy() {
        FakeStore copy = new FakeStore();
        copy.records.putAll(records);
        copy.quarantine.addAll(quarantine);
        copy.seed = seed;
        return copy;
    }

    private void take(ChangeSet changes) {
        if (changes.replacesSeed()) {
            records.clear();
            seed = false;
        }
        changes.removals().forEach(removal -> records.remove(removal.key()));
        changes.upserts().forEach(upsert -> {
            String id = upsert.advisory().id().text();
            records.values().removeIf(record -> record.id().equals(id));
            records.put(
                    upsert.key(),
                    new KnownRecord(
                            id,
                            upsert.advisory().crate().toString(),
                            upsert.advisory().isWithdrawn(),
                            upsert.digest()));
        });
        changes.released().forEach(quarantine::remove);
        changes.quarantined().forEach(bad -> quarantine.add(bad.key()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FakeStore that
                && records.equals(that.records)
                && quarantine.equals(that.quarantine)
                && seed == that.seed;
    }

    @Override
    public int hashCode() {
        return records.hashCode();
    }
}
