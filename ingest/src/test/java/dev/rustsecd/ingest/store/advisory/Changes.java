package dev.rustsecd.ingest.store.advisory;

import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.plan.ChangeSet.Event;
import dev.rustsecd.ingest.plan.ChangeSet.Quarantined;
import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Builds change sets. */
final class Changes {
    private final List<Upsert> upserts = new ArrayList<>();
    private final List<Removal> removals = new ArrayList<>();
    private final List<Quarantined> quarantined = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Set<String> released = Set.of();
    private boolean replacesSeed;

    static Changes adding(AdvisoryRecord... records) {
        Changes changes = new Changes();
        Arrays.stream(records).forEach(record -> changes.upsert(record, "blob-of-" + id(record)));
        Arrays.stream(records).forEach(record -> changes.event(ChangeSet.Type.ADVISORY_ADDED, record));
        return changes;
    }

    private static String id(AdvisoryRecord record) {
        return record.advisory().id().text();
    }

    Changes upsert(AdvisoryRecord record, String blob) {
        return upsertAt(CanonicalFacts.path(record), record, blob);
    }

    Changes upsertAt(String path, AdvisoryRecord record, String blob, String... remarks) {
        upserts.add(new Upsert(
                path,
                blob,
                record.advisory(),
                record.descriptionHtml(),
                record.created(),
                record.modified(),
                List.of(remarks)));
        return this;
    }

    Changes removing(AdvisoryRecord record) {
        removals.add(new Removal(
                CanonicalFacts.path(record),
                id(record),
                record.advisory().crate().toString()));
        return event(ChangeSet.Type.ADVISORY_WITHDRAWN, record);
    }

    Changes event(ChangeSet.Type type, AdvisoryRecord record) {
        events.add(new Event(type, record.advisory().crate().toString(), id(record)));
        return this;
    }

    Changes quarantining(String path, String blob, String detail) {
        quarantined.add(new Quarantined(path, blob, Rejection.ADVISORY_INVALID, detail, true, List.of("bad")));
        return this;
    }

    /** A file of which no older version serves. */
    Changes losing(String path, String blob, String... crates) {
        quarantined.add(new Quarantined(path, blob, Rejection.ADVISORY_INVALID, "unreadable", false, List.of(crates)));
        return this;
    }

    Changes releasing(String path) {
        released = Set.of(path);
        return this;
    }

    Changes replacingSeed() {
        replacesSeed = true;
        return this;
    }

    ChangeSet at(char commit, String committedAt) {
        return new ChangeSet(
                new Position(String.valueOf(commit).repeat(40)),
                Instant.parse(committedAt),
                replacesSeed,
                upserts,
                removals,
                quarantined,
                released,
                events);
    }
}
