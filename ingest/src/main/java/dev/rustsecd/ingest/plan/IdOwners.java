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
 * Which path has each id. The path that has it already keeps it. Among new ones a file that is named by its id goes before
 * one that still has a draft's name, then the one that git's history has longer; where that does not decide, none has it.
 */
final class IdOwners {
    private static final Comparator<Good> RANK =
            Comparator.comparing((Good good) -> !good.isNamedByItsId()).thenComparing(IdOwners::created);

    private final Map<String, String> pathOfId = new HashMap<>();

    /** The path keeps the id that it has. */
    void keep(String id, String path) {
        pathOfId.put(id, path);
    }

    /** Gives those ids that nobody has. */
    void give(Iterable<Good> files) {
        Map<String, List<Good>> wanted = new HashMap<>();
        for (Good file : files) {
            if (!pathOfId.containsKey(file.id())) {
                wanted.computeIfAbsent(file.id(), id -> new ArrayList<>()).add(file);
            }
        }
        wanted.forEach((id, candidates) -> first(candidates).ifPresent(owner -> pathOfId.put(id, owner.path())));
    }

    private static Optional<Good> first(List<Good> candidates) {
        candidates.sort(RANK);
        Good first = candidates.get(0);
        boolean decided = candidates.size() == 1 || RANK.compare(first, candidates.get(1)) < 0;
        return decided ? Optional.of(first) : Optional.empty();
    }

    private static Instant created(Good good) {
        return good.file().created().at();
    }

    /** The path that has the id; nothing where none has it. */
    Optional<String> of(String id) {
        return Optional.ofNullable(pathOfId.get(id));
    }
}
