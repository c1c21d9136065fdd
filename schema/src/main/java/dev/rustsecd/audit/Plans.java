package dev.rustsecd.audit;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.snapshot.Revision;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The plans for what an inspection found, in its order.
 *
 * @param joined null where the policy wants no plans
 * @param revision the highest among the facts that were consulted
 * @param missing crates that were not gathered, or of which the registry has said nothing yet; with them
 *     the plans may be others
 */
public record Plans(
        List<FixPlan> ofMatches,
        List<Optional<FixPlan>> ofYanked,
        @Nullable FixAll joined,
        Revision revision,
        SortedSet<CanonicalName> missing) {
    /** No plans. */
    public static final Plans NONE = new Plans(List.of(), List.of(), null, Revision.NONE, Collections.emptySortedSet());

    public Plans {
        ofMatches = List.copyOf(ofMatches);
        ofYanked = List.copyOf(ofYanked);
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /** What was gathered of what versions require; a crate gets the same answer for as long as plans are made. */
    @FunctionalInterface
    public interface Gathered {
        /** Only which versions there are, and not what they require. */
        Gathered VERSIONS = crate -> KnownCrate.of(crate, null);

        /** The crate with what its versions require; null where that was not gathered. */
        @Nullable
        KnownCrate of(CrateReleases crate);

        /** Whether nothing more will be: plans then go on without what is not known. */
        default boolean isAll() {
            return false;
        }
    }

    /** The same plans, and what they took. */
    Plans with(Revision consulted, SortedSet<CanonicalName> lacking) {
        return new Plans(ofMatches, ofYanked, joined, consulted, lacking);
    }
}
