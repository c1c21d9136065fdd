package dev.rustsecd.words;

/** Why not everything could be checked, as clauses; packages are listed as {@code a@1.0.0, b@1.0.0 and 3 more}. */
public final class IncompleteSentences {
    private IncompleteSentences() {}

    public static String advisoriesMissing() {
        return "no advisories are loaded";
    }

    public static String advisoriesFrom(String day) {
        return "advisory data is from " + day;
    }

    public static String advisoriesTooOld() {
        return "advisory data is too old";
    }

    public static String registryPending(String packages) {
        return "registry data is still being fetched for " + packages;
    }

    public static String registryUnreachable(String packages) {
        return "the registry cannot be reached for " + packages;
    }

    public static String registryTooOld(String packages) {
        return "registry data is too old for " + packages;
    }

    public static String notOnRegistry(int count, String packages) {
        return count == 1
                ? "1 package was not found on the registry, so yanks and fixes are unknown for it: " + packages
                : Count.number(count) + " packages were not found on the registry, so yanks and fixes are unknown for"
                        + " them: " + packages;
    }

    public static String nothingToAudit() {
        return "the lockfile has no packages from crates.io";
    }

    public static String lockfileIncomplete(String packages) {
        return "the lockfile does not say what these packages depend on or come from: " + packages;
    }

    public static String advisoryUnreadable(String packages) {
        return "an advisory cannot be read for " + packages;
    }
}
