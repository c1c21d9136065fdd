package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What the page of a crate says of it as a whole. */
public final class CratePageSentences {
    private CratePageSentences() {}

    public static String onRecord(long vulnerabilities, long others) {
        String found = vulnerabilities == 0
                ? "No vulnerabilities"
                : Count.of(vulnerabilities, "vulnerability", "vulnerabilities");
        return others == 0
                ? found + " on record."
                : found
                        + (vulnerabilities == 0 ? ", but " : " and ")
                        + Count.of(others, "advisory of another kind", "advisories of other kinds")
                        + " on record.";
    }

    public static String noAdvisory() {
        return "No advisory is about this crate.";
    }

    public static String nowhere() {
        return "This crate is not on crates.io, and no advisory is about it.";
    }

    public static String advisoryUnreadable() {
        return "The file of an advisory about this crate is broken and cannot be read.";
    }

    public static String safeVersionsUnknown() {
        return "The file of an advisory about this crate is broken, so it is not known which versions are safe.";
    }

    public static String noRegistry() {
        return "This service is set up without a registry index: only the versions of this crate that advisories name"
                + " are known.";
    }

    public static String registryUnreachable() {
        return "The registry cannot be reached: only the versions that are mentioned in advisories are known.";
    }

    public static String registryPending() {
        return "The registry has not answered yet: only the versions that are mentioned in advisories are known.";
    }

    public static String notOnRegistry() {
        return "The registry does not have this crate, or no longer has it.";
    }

    public static String registryTooOld() {
        return "This service's copy of the registry index is too old: newer versions and yanks may be missing.";
    }

    public static String reasonsOnTheirPages() {
        return "The yanked versions were not all yanked for the same reason; see the page of each version.";
    }

    public static String latestSafe() {
        return "Latest safe version";
    }

    public static String mentions(String crate) {
        return "Search advisories for “" + crate + "”";
    }

    public static String packageTitle(String name) {
        return "Advisories for " + name;
    }

    public static String packageSummary(int advisories, long withdrawn) {
        return advisories == 0
                ? "No advisories" + withdrawn(withdrawn, "was", "were")
                : Count.of(advisories, "advisory", "advisories") + ", newest first"
                        + withdrawn(withdrawn, "other was", "others were");
    }

    private static String withdrawn(long count, String one, String several) {
        return count == 0 ? "." : "; " + Count.of(count, one, several) + " withdrawn.";
    }

    public static String crateLink() {
        return "Versions of this crate, and which are yanked";
    }
}
