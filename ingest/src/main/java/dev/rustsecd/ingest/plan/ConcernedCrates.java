package dev.rustsecd.ingest.plan;

import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.advisory.AdvisorySubject;
import dev.rustsecd.advisory.Collection;
import dev.rustsecd.crate.CrateName;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says of which crates of crates.io something is not known because a file is in quarantine: of that whose folder it lies
 * in, and of that which its front matter names. A draft is not published, a part of the toolchain is no crate, and a copy
 * of a record that serves says nothing that is not known.
 */
final class ConcernedCrates {
    private static final String CRATES = Collection.CRATES.label() + "/";
    private static final String EXTENSION = ".md";

    private final Map<String, String> crateOfServedId;

    /** @param crateOfServedId by the id of each record that serves: the crate, as written */
    ConcernedCrates(Map<String, String> crateOfServedId) {
        this.crateOfServedId = Map.copyOf(crateOfServedId);
    }

    /** Canonical names, ascending. */
    List<String> of(String path, AdvisorySubject subject) {
        if (subject.isDraft() || isCopy(path, subject)) {
            return List.of();
        }
        SortedSet<String> crates = new TreeSet<>();
        if (path.startsWith(CRATES)) {
            int end = path.indexOf('/', CRATES.length());
            add(crates, end < 0 ? null : path.substring(CRATES.length(), end));
        }
        String collection = subject.collection();
        if (collection == null ? path.startsWith(CRATES) : collection.equals(Collection.CRATES.label())) {
            add(crates, subject.crate());
        }
        return List.copyOf(crates);
    }

    /** Whether a record of this id and crate serves; a file that is not named by its id may be about another matter. */
    private boolean isCopy(String path, AdvisorySubject subject) {
        String served = subject.id() == null ? null : crateOfServedId.get(subject.id());
        String file = path.substring(path.lastIndexOf('/') + 1);
        boolean named = file.equals(subject.id() + EXTENSION) || file.startsWith(AdvisoryId.DRAFT + ".");
        return named && served != null && served.equals(subject.crate());
    }

    // No other name can be asked for as a crate of crates.io.
    private static void add(SortedSet<String> crates, @Nullable String name) {
        if (name != null && CrateName.isRegistryName(name)) {
            crates.add(CrateName.canonical(name));
        }
    }
}
