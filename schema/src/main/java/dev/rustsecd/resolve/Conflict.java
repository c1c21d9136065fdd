package dev.rustsecd.resolve;

import dev.rustsecd.semver.Version;
import java.util.Objects;

/**
 * Why cargo would refuse an update.
 *
 * @param owner what has the requirement; a number that came in by the refused update itself stands for nothing any more,
 *     then it is -1
 * @param ownerId {@code name@version}
 * @param occupant what stands in the way of {@link Kind#OCCUPIED} and {@link Kind#LINKS}; else -1
 */
public record Conflict(Kind kind, int owner, String ownerId, Dependency dependency, int occupant) {
    /** What is wrong. */
    public enum Kind {
        /** A dependent's requirement does not admit the version asked for. */
        REFUSED,
        /** A compatible version of the crate is held that the requirement does not admit. */
        OCCUPIED,
        /** Another package links the same native library. */
        LINKS,
        /** No release fits. */
        NO_RELEASE,
        /** The crate was not gathered, or the registry does not have it. */
        UNKNOWN,
        /** The budget was used up. */
        SPENT,
        /** Another package of the crate takes the place of the one that is sent. */
        ELSEWHERE
    }

    /** That the budget ended before it was known whether a package can move. */
    static Conflict spent(LockState state, int node) {
        return of(Kind.SPENT, state, node);
    }

    /** That what needs a package is served by another of its crate as soon as it is let go. */
    public static Conflict elsewhere(LockState state, int node) {
        return of(Kind.ELSEWHERE, state, node);
    }

    /** That the registry does not have a crate that is required. */
    public static Conflict unknown(Dependency dependency) {
        return new Conflict(Kind.UNKNOWN, -1, "", dependency, -1);
    }

    private static Conflict of(Kind kind, LockState state, int node) {
        Version now = Objects.requireNonNull(state.version(node));
        Dependency self = Dependency.assumed(state.crate(node), state.name(node), now);
        return new Conflict(kind, node, state.id(node), self, -1);
    }
}
