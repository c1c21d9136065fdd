package dev.rustsecd.fix.world;

/**
 * What is wrong with a plan.
 *
 * @param what for whoever reads of a failure
 */
public record Mistake(Kind kind, String what) {
    /** The kinds, as they are counted. */
    enum Kind {
        /** A command that does not work as it is typed. */
        REJECTED,
        /** The commands work, and the finding is still there. */
        STAYS,
        /** The commands bring in a finding that {@code introduces} does not name. */
        UNNAMED_NEWS,
        /** There is a pinned way that brings in nothing, and the plan has no commands. */
        OVERLOOKED,
        /** The plan brings in a finding, and there is a pinned way that does not. */
        NEEDLESS_NEWS,
        /** A command lets cargo choose, and there is a pinned way. */
        UNPINNED,
        /** There is a pinned way with fewer commands. */
        LONGER,
        /** A command does as well with a smaller release, or is not needed. */
        BIGGER_STEP,
        /** A class that promises a way without commands. */
        EMPTY_PROMISE,
        /** Another class than the contract has for it. */
        WRONG_CLASS,
        /** {@code unblocked_at} is not what the registry says. */
        UNBLOCKED_AT,
        /** Findings of one package lead to different releases, and one is free of all. */
        NOT_SHARED,
        /** Where no command leads: another target than the registry has. */
        TARGET,
        /** The search was given up. */
        CUT_SHORT,
        /** The joined commands do not work, or do not do what they say. */
        JOINED,
        /** What the joined commands leave could be solved after them by its own. */
        LEFT_OUT
    }
}
