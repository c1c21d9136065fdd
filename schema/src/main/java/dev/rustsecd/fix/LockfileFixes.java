package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways out of the findings of one lockfile. */
public interface LockfileFixes {
    /** An advisory that affects the package at an index of the lockfile. */
    record Found(int index, Advisory advisory) {}

    /** The way out of one finding. */
    FixPlan plan(Found found);

    /**
     * The way of a yanked package to the release that its yank leads to; null where there is none that may be suggested.
     *
     * @param to not yanked, safe and old enough, above that version
     */
    @Nullable
    FixPlan planYank(int index, Version to);

    /** The plans of findings in one: the fewest commands, in an order that works. */
    FixAll join(List<Found> findings);
}
