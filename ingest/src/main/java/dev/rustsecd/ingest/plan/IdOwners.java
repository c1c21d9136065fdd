package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.plan.RecordReading.Good;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which key has each id. The key that has it already keeps it. Among new ones a record that is named by its id goes before
 * one that still has a draft's name, then the one that was created first; where that does not decide, none has it.
 */
final class IdOwners {
    private static final Comparator<Good> RANK =
            Comparator.comparing((Good good) -> !good.isNamedByItsId()).thenComparing(IdOwners::created);

    private final Map<String, String> keyOfId = new HashMap<>();

    /** The key keeps the id that it has. */
    void keep(String id, String key) {
        keyOfId.put(id, key);
    }

    /** Gives those ids that nobody has. */
    void give(Iterable<Good> records) {
        Map<String, List<Good>> wanted = new HashMap<>();
        for (Good record : records) {
            if (!keyOfId.containsKey(record.id())) {
                wanted.computeIfAbsent(record.id(), id -> new ArrayList<>()).add(record);
            }
        }
        wanted.forEach((id, candidates) -> first(candidates).ifPresent(owner -> keyOfId.put(id, owner.key())));
    }

    private static Optional<Good> first(List<Good> candidates) {
        candidates.sort(RANK);
        Good first = candidates.get(0);
        boolean decided = candidates.size() == 1 || RANK.compare(first, candidates.get(1)) < 0;
        return decided ? Optional.of(first) : Optional.empty();
    }

    private static Instant created(Good good) {
        return good.record().created().at();
    }

    /** The key that has the id; nothing where none has it. */
    Optional<String> of(String id) {
        return Optional.ofNullable(keyOfId.get(id));
    }
}
