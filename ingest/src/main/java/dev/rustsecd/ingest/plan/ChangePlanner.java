package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.markdown.DescriptionHtml;
import dev.rustsecd.ingest.plan.ChangeSet.Quarantined;
import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import dev.rustsecd.ingest.plan.RecordReading.Draft;
import dev.rustsecd.ingest.plan.RecordReading.Good;
import dev.rustsecd.ingest.plan.RecordReading.Rejected;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.RecordFormat.Subject;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the changes of a source change of what is known: every record is read alone, and one that is rejected goes into
 * quarantine while its last good version stays.
 *
 * <p>An id belongs to one key. The key that has it keeps it while its record is there; among new ones {@link IdOwners}
 * decides, and the others go into quarantine as duplicates.
 */
public final class ChangePlanner {
    private final KnownRecords known;
    private final Changes changes;

    /** What serves before this run, by key; nothing where the records are the seed's, since they all go. */
    private final Map<String, KnownRecord> before;

    private final SortedMap<String, RecordReading> readings = new TreeMap<>();
    private final IdOwners owners = new IdOwners();

    private ChangePlanner(KnownRecords known, Changes changes) {
        this.known = known;
        this.changes = changes;
        this.before = known.seed() ? Map.of() : known.byKey();
    }

    /** The changes; none of its lists depends on the order in which the source names its records. */
    public static ChangeSet plan(KnownRecords known, Changes changes) {
        return new ChangePlanner(known, changes).plan();
    }

    private ChangeSet plan() {
        changes.records().forEach(record -> readings.put(record.key(), RecordReading.of(record)));
        keepIds();
        giveIds();
        List<Upsert> upserts = upserts();
        List<Removal> removals = removals();
        return new ChangeSet(
                changes.position(),
                changes.at(),
                known.seed(),
                upserts,
                removals,
                quarantined(),
                released(),
                ChangeEvents.of(before.values(), upserts, removals));
    }

    private void keepIds() {
        before.forEach((key, record) -> {
            if (keepsId(key, record)) {
                owners.keep(record.id(), key);
            }
        });
    }

    private boolean keepsId(String key, KnownRecord record) {
        RecordReading reading = readings.get(key);
        if (reading instanceof Good good) {
            return good.id().equals(record.id());
        }
        return !changes.removed().contains(key) && !(reading instanceof Draft);
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
            if (!owner.equals(Optional.of(one.key()))) {
                String why = owner.map(key -> RecordSentences.idTaken(one.id(), key))
                        .orElseGet(() -> RecordSentences.idShared(one.id()));
                readings.put(one.key(), one.rejected(why));
            }
        });
    }

    private List<Upsert> upserts() {
        List<Upsert> upserts = new ArrayList<>();
        for (RecordReading reading : readings.values()) {
            if (reading instanceof Good good) {
                RawRecord record = good.record();
                String html = DescriptionHtml.render(good.advisory().description());
                upserts.add(new Upsert(
                        record.key(),
                        record.digest(),
                        good.advisory(),
                        html,
                        record.created(),
                        record.modified(),
                        good.remarks()));
            }
        }
        return upserts;
    }

    /** A record whose id has another key now is no removal but a move. */
    private List<Removal> removals() {
        List<Removal> removals = new ArrayList<>();
        new TreeMap<>(before).forEach((key, record) -> {
            if (owners.of(record.id()).isEmpty()) {
                removals.add(new Removal(key, record.id(), record.crate()));
            }
        });
        return removals;
    }

    private List<Quarantined> quarantined() {
        Map<String, String> crateOfServedId = crateOfServedId();
        List<Quarantined> quarantined = new ArrayList<>();
        for (RecordReading reading : readings.values()) {
            if (reading instanceof Rejected rejected) {
                RawRecord record = rejected.record();
                quarantined.add(new Quarantined(
                        record.key(),
                        record.digest(),
                        rejected.reason(),
                        rejected.detail(),
                        servesOlder(record.key()),
                        isCopy(rejected, crateOfServedId)
                                ? List.of()
                                : rejected.subject().crates()));
            }
        }
        return quarantined;
    }

    /** Whether a record of the same id and crate serves: a copy says nothing that is not known. */
    private static boolean isCopy(Rejected rejected, Map<String, String> crateOfServedId) {
        Subject subject = rejected.subject();
        @Nullable String served = subject.id() == null ? null : crateOfServedId.get(subject.id());
        return served != null && served.equals(subject.crate()) && rejected.isNamedByItsId();
    }

    private boolean servesOlder(String key) {
        KnownRecord record = before.get(key);
        return record != null && owners.of(record.id()).equals(Optional.of(key));
    }

    /** After this run. */
    private Map<String, String> crateOfServedId() {
        Map<String, String> crates = new HashMap<>();
        before.forEach((key, record) -> {
            if (servesOlder(key)) {
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
        for (String key : known.quarantine()) {
            RecordReading reading = readings.get(key);
            if (changes.removed().contains(key) || (reading != null && !(reading instanceof Rejected))) {
                released.add(key);
            }
        }
        return released;
    }
}
