package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.markdown.DescriptionHtml;
import dev.rustsecd.ingest.plan.ChangeSet.Quarantined;
import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import dev.rustsecd.ingest.plan.RecordReading.Draft;
import dev.rustsecd.ingest.plan.RecordReading.Good;
import dev.rustsecd.ingest.plan.RecordReading.Refused;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.Changes.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a source's delta changes of what is known: every file is read alone, and one that is refused goes into
 * quarantine while the last good version of its record stays.
 *
 * <p>An id belongs to one path. The path that has it keeps it while its file is there; among new ones {@link IdOwners}
 * decides, and the others go into quarantine as duplicates.
 */
public final class ChangePlanner {
    private final KnownRecords known;
    private final Changes delta;

    /** What serves before this run, by path; nothing where the records are the seed's, since they all go. */
    private final Map<String, KnownRecord> before;

    private final SortedMap<String, RecordReading> readings = new TreeMap<>();
    private final IdOwners owners = new IdOwners();

    private ChangePlanner(KnownRecords known, Changes delta) {
        this.known = known;
        this.delta = delta;
        this.before = known.seed() ? Map.of() : known.byPath();
    }

    /** The changes; none of its lists depends on the order in which the delta names its files. */
    public static ChangeSet plan(KnownRecords known, Changes delta) {
        return new ChangePlanner(known, delta).plan();
    }

    private ChangeSet plan() {
        delta.changed().forEach(file -> readings.put(file.path(), RecordReading.of(file)));
        keepIds();
        giveIds();
        List<Upsert> upserts = upserts();
        List<Removal> removals = removals();
        return new ChangeSet(
                delta.commit(),
                delta.committedAt(),
                known.seed(),
                upserts,
                removals,
                quarantined(),
                released(),
                ChangeEvents.of(before.values(), upserts, removals));
    }

    private void keepIds() {
        before.forEach((path, record) -> {
            if (keepsId(path, record)) {
                owners.keep(record.id(), path);
            }
        });
    }

    private boolean keepsId(String path, KnownRecord record) {
        RecordReading reading = readings.get(path);
        if (reading instanceof Good good) {
            return good.id().equals(record.id());
        }
        return !delta.removed().contains(path) && !(reading instanceof Draft);
    }

    private void giveIds() {
        List<Good> good = new ArrayList<>();
        readings.values().forEach(reading -> {
            if (reading instanceof Good one) {
                good.add(one);
            }
        });
        owners.give(good);
        good.forEach(one -> {
            Optional<String> owner = owners.of(one.id());
            if (!owner.equals(Optional.of(one.path()))) {
                String why = owner.map(path -> " is the advisory at " + path)
                        .orElse(" is the id of other files too, and git's history has none of them longer");
                readings.put(one.path(), one.refused(one.id() + why));
            }
        });
    }

    private List<Upsert> upserts() {
        List<Upsert> upserts = new ArrayList<>();
        for (RecordReading reading : readings.values()) {
            if (reading instanceof Good good) {
                RawRecord file = good.file();
                String html = DescriptionHtml.render(good.advisory().description());
                upserts.add(new Upsert(
                        file.path(),
                        file.blob(),
                        good.advisory(),
                        html,
                        file.created(),
                        file.modified(),
                        good.remarks()));
            }
        }
        return upserts;
    }

    /** A record whose id has another path now is no removal but a move. */
    private List<Removal> removals() {
        List<Removal> removals = new ArrayList<>();
        new TreeMap<>(before).forEach((path, record) -> {
            if (owners.of(record.id()).isEmpty()) {
                removals.add(new Removal(path, record.id(), record.crate()));
            }
        });
        return removals;
    }

    private List<Quarantined> quarantined() {
        ConcernedCrates concerned = new ConcernedCrates(crateOfServedId());
        List<Quarantined> quarantined = new ArrayList<>();
        for (RecordReading reading : readings.values()) {
            if (reading instanceof Refused refused) {
                RawRecord file = refused.file();
                quarantined.add(new Quarantined(
                        file.path(),
                        file.blob(),
                        refused.reason(),
                        refused.detail(),
                        servesOlder(file.path()),
                        concerned.of(file.path(), refused.subject())));
            }
        }
        return quarantined;
    }

    private boolean servesOlder(String path) {
        KnownRecord record = before.get(path);
        return record != null && owners.of(record.id()).equals(Optional.of(path));
    }

    /** After this run. */
    private Map<String, String> crateOfServedId() {
        Map<String, String> crates = new HashMap<>();
        before.forEach((path, record) -> {
            if (servesOlder(path)) {
                crates.put(record.id(), record.crate());
            }
        });
        readings.values().forEach(reading -> {
            if (reading instanceof Good good) {
                crates.put(good.id(), good.advisory().crate().toString());
            }
        });
        return crates;
    }

    private Set<String> released() {
        Set<String> released = new HashSet<>();
        for (String path : known.quarantine().keySet()) {
            RecordReading reading = readings.get(path);
            if (delta.removed().contains(path) || (reading != null && !(reading instanceof Refused))) {
                released.add(path);
            }
        }
        return released;
    }
}
