package dev.rustsecd.words;

/**
 * Why not everything could be checked, as clauses behind "Not everything could be checked: "; packages are listed as
 * {@code a@1.0.0, b@1.0.0 and 3 more}.
 */
public final class IncompleteSentences {
    private IncompleteSentences() {}

    public static String advisoriesMissing() {
        return "this service has not loaded any advisories yet";
    }

    public static String advisoriesFrom(String day) {
        return "advisory data is from " + day;
    }

    public static String advisoriesTooOld() {
        return "the advisory data of this service is too old";
    }

    public static String registryPending(String packages) {
        return "the registry data of these packages is still being fetched: " + packages;
    }

    public static String registryUnreachable(String packages) {
        return "the registry cannot be reached, so the data of these packages is missing: " + packages;
    }

    public static String registryTooOld(String packages) {
        return "the registry data of these packages is too old: " + packages;
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
        return "the lockfile does not say where these packages come from, or what they depend on: " + packages;
    }

    public static String advisoryUnreadable(String packages) {
        return "an advisory that concerns these packages cannot be read: " + packages;
    }
}
