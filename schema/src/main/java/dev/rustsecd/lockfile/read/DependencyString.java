package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.LockedDependency;
import org.jspecify.annotations.Nullable;

/** One dependency string of a lockfile; entries with equal strings share the instance, so each is resolved once. */
final class DependencyString {
    final String text;

    /** Set when it is first met; equal strings mean the same package wherever they stand. */
    @Nullable
    Resolution resolution;

    DependencyString(String text) {
        this.text = text;
    }

    /**
     * What a string came to.
     *
     * @param oddity the remark that every use of it makes, a predicate without its subject; null where nothing is odd
     */
    record Resolution(LockedDependency dependency, @Nullable String oddity) {}
}
