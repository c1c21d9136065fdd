package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import java.util.List;
import java.util.Optional;

/** The versions that a package may move to, seen from the locked one: safe ones, releases unless the locked one is none. */
interface Candidates {
    /** The smallest one above the locked version that can be named. */
    Optional<Version> smallestAbove(boolean compatible);

    /** Of those that are not compatible: the newest that is known of the lowest line in which the findings were mended. */
    Optional<Version> upgrade(List<Advisory> findings);

    /** Whether there may be one above the locked version, be it that none can be named. */
    boolean allowsAbove(boolean compatible);

    /** Whether one is said to be safe that is not here: above the locked version or, where wanted, anywhere. */
    boolean isOneLacking(boolean alsoBelow);

    /** Why there is none above the locked version, as a clause. */
    String whyNone(List<Advisory> findings);

    /** The newest one below the locked version that can be named, a compatible one first. */
    Optional<Version> newestBelow();
}
