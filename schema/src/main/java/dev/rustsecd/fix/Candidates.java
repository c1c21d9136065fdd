package dev.rustsecd.fix;

import dev.rustsecd.semver.Version;
import java.util.Optional;

/** The versions that a package may move to, seen from the locked one: safe ones, releases unless the locked one is none. */
interface Candidates {
    /** The smallest one above the locked version that can be named. */
    Optional<Version> smallestAbove(boolean compatible);

    /** Whether there may be one above the locked version, be it that none can be named. */
    boolean allowsAbove(boolean compatible);

    /** The newest one below the locked version that can be named, a compatible one first. */
    Optional<Version> newestBelow();
}
