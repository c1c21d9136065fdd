package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.release.CrateReleases;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the registry for one piece of work. It remembers what was taken, so that nothing changes meanwhile, and
 * what was asked for in vain.
 */
public final class KnownCrates {
    private final CrateShelf shelf;
    private final boolean all;
    private final Map<CanonicalName, KnownCrate> taken = new HashMap<>();
    private final Set<CanonicalName> unknown = new HashSet<>();
    private final SortedSet<CanonicalName> missing = new TreeSet<>();

    /**
     * @param all whether nothing more will be gathered: what is played then goes on without what is not known
     */
    public KnownCrates(CrateShelf shelf, boolean all) {
        this.shelf = shelf;
        this.all = all;
    }

    /** As much as is gathered so far. */
    public KnownCrates(CrateShelf shelf) {
        this(shelf, false);
    }

    boolean isAll() {
        return all;
    }

    /** Whether it was asked for in vain. */
    public boolean isMissing(CanonicalName name) {
        return missing.contains(name);
    }

    /** The crate of this name, or null where it was not gathered. */
    public @Nullable KnownCrate get(CanonicalName name) {
        KnownCrate known = peek(name);
        if (known == null) {
            missing.add(name);
        }
        return known;
    }

    /** As {@link #get}, for where not knowing it makes no difference. */
    public @Nullable KnownCrate peek(CanonicalName name) {
        KnownCrate known = taken.get(name);
        if (known != null || unknown.contains(name)) {
            return known;
        }
        known = shelf.find(name);
        if (known == null) {
            unknown.add(name);
        } else {
            taken.put(name, known);
        }
        return known;
    }

    /** The names that were asked for and are not here, in their order. */
    public SortedSet<CanonicalName> missing() {
        return Collections.unmodifiableSortedSet(missing);
    }

    /** The highest revision among the crates that were taken; zero where there is none. */
    public long revision() {
        long highest = 0;
        for (KnownCrate crate : taken.values()) {
            CrateReleases releases = crate.releases();
            highest = releases == null ? highest : Math.max(highest, releases.revision());
        }
        return highest;
    }
}
