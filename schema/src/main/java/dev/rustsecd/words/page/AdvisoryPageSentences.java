package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What the page of an advisory says about the versions of its crate: sentences, headings and links. */
public final class AdvisoryPageSentences {
    private AdvisoryPageSentences() {}

    public static String affected(String version, String advisory) {
        return version + " is affected by " + advisory + ".";
    }

    public static String notAffected(String version, String advisory) {
        return version + " is not affected by " + advisory + ".";
    }

    public static String nextUnaffected(String version) {
        return "The next version above it that is not affected is " + version + ".";
    }

    public static String allAboveAffected() {
        return "Every higher version is affected too.";
    }

    public static String withdrawnAnswer(String advisory) {
        return advisory + " was withdrawn, so no version counts as affected.";
    }

    public static String notAVersion(String text) {
        return "“" + text + "” is not a version. Write all three numbers, for example 1.2.3.";
    }

    // The versions that are affected, or those that are fixed.
    public static String everyVersion() {
        return "every version";
    }

    // The versions that are affected, or those that are fixed.
    public static String noVersion() {
        return "none";
    }

    /** What a bar of versions shows, for those who do not see it. */
    public static String bar(String crate, String affected, String fixed) {
        return "All versions of " + crate + ", from old to new. Affected: " + affected + ". Fixed: " + fixed + ".";
    }

    public static String barHint() {
        return "Versions from the oldest, on the left, to the newest; a range with more versions is drawn wider.";
    }

    public static String barHintWithoutVersions() {
        return "Versions from old to new, not to scale: this service does not know which versions were published.";
    }

    public static String fixedIn(String version) {
        return "fixed in " + version;
    }

    // How many published versions a bar of the picture stands for.
    public static String versions(long count) {
        return Count.of(count, "version", "versions");
    }

    public static String question() {
        return "Is my version affected?";
    }

    public static String versionLink() {
        return "See the page of this version";
    }

    public static String partOfToolchain() {
        return "Part of the Rust toolchain";
    }

    public static String alsoKnownAs() {
        return "Also known as";
    }

    /** Heading of the versions of an advisory that was withdrawn. */
    public static String affectedWhenPublished() {
        return "Versions listed as affected before the advisory was withdrawn";
    }
}
