package dev.rustsecd.audit;

import dev.rustsecd.lockfile.LockedPackage;

/**
 * What one report may hold and cost.
 *
 * @param maxFindings findings, yanked packages, and those of them that are ignored, together; of public projects, the worst
 *     lockfile seen has 113. The text of paths is bounded by it too
 * @param maxPathSteps dependency edges walked to find paths, over all findings; when they are used up, the findings that
 *     are left carry no paths and a remark says so
 */
public record AuditLimits(int maxFindings, int maxPathSteps) {
    public static final AuditLimits DEFAULT = new AuditLimits(5_000, 5_000_000);

    /** What counts as one finding; the longest name and version of crates.io together have less. */
    private static final int CHARACTERS = 256;

    /**
     * How many findings one of this package counts as: each repeats the name and version of its package some times, so one
     * with a long name, which no registry has, is several.
     */
    static int countOf(LockedPackage locked) {
        return 1 + (locked.name().length() + locked.versionText().length()) / CHARACTERS;
    }
}
