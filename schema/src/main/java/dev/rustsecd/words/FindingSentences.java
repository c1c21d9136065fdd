package dev.rustsecd.words;

/** What is said of a finding, and of how its package gets into a build. */
public final class FindingSentences {
    private FindingSentences() {}

    /** @param packageId {@code time 0.1.42} */
    public static String vulnerable(String packageId, String advisory, String title) {
        return packageId + " is vulnerable: " + advisory + " (" + title + ").";
    }

    public static String unsound(String packageId, String advisory, String title) {
        return packageId + " is unsound: " + advisory + " (" + title + ").";
    }

    public static String unmaintained(String packageId, String advisory, String title) {
        return packageId + " is unmaintained: " + advisory + " (" + title + ").";
    }

    public static String notice(String packageId, String advisory, String title) {
        return packageId + " has an informational advisory: " + advisory + " (" + title + ").";
    }

    public static String yanked(String packageId, String kind, String reason) {
        return packageId + " is " + kind + " (" + reason + ").";
    }

    public static String yankedSilently(String packageId, String kind) {
        return packageId + " is " + kind + ".";
    }

    /** @param why {@code 9.8 (critical)}, or a kind */
    public static String worst(String packageId, String why) {
        return packageId + " [" + why + "]";
    }

    /** @param sentence what is to be said of the package */
    public static String about(String packageId, String sentence) {
        return packageId + ": " + sentence;
    }

    /** @param patched requirements, any of which will do */
    public static String solution(String patched) {
        return "Upgrade to " + patched;
    }

    public static String noSolution() {
        return "No fixed upgrade is available!";
    }

    public static String pulledIn(String root, int others) {
        return others == 0
                ? "Pulled in by " + root
                : "Pulled in by " + root + " and " + Count.of(others, "other crate", "other crates");
    }

    public static String moreRoots(int count) {
        return Count.of(count, "more crate pulls", "more crates pull") + " this package in";
    }

    public static String moreAdvisories(int count) {
        return "and " + Count.of(count, "more advisory", "more advisories");
    }

    /** @param solution as cargo-audit says it */
    public static String advised(String solution) {
        return "The advisory says: " + solution;
    }

    public static String morePackages(int count) {
        return "and " + Count.of(count, "more package", "more packages");
    }

    public static String pathsLeftOut(int findings) {
        return "For " + Count.of(findings, "finding", "findings")
                + ", the dependency paths that pull the package in are not shown: there are too many paths.";
    }

    public static String treeCut(int packages) {
        return "… and " + Count.of(packages, "more package", "more packages");
    }

    public static String treeLeftOut() {
        return "… (the rest of this dependency tree is not shown)";
    }

    public static String readMore(String address) {
        return "For more information, see: " + address;
    }

    public static String ignoredByPolicy(String entry) {
        return "Ignored by the policy: " + entry;
    }
}
