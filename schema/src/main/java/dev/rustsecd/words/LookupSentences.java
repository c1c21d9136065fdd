package dev.rustsecd.words;

/**
 * What is said of one version where the answer is text or Markdown. A version is a name and a number: {@code time
 * 0.1.42}.
 */
public final class LookupSentences {
    private LookupSentences() {}

    public static String advisory(String id, String title) {
        return id + ": " + title;
    }

    /** A kind of advisory. */
    public static String malicious() {
        return "malicious code";
    }

    /** @param sentence what to do */
    public static String fix(String sentence) {
        return "Fix: " + sentence;
    }

    public static String notOnRegistry(String version) {
        return version + " is not on crates.io; it was only compared with the version ranges in the advisories.";
    }

    public static String newestUnyanked(String version) {
        return "The newest compatible version of this crate that is not yanked is " + version + ".";
    }

    public static String textCut() {
        return "The text of this advisory goes on at the URL above.";
    }

    public static String leftOut(int advisories) {
        return Count.of(advisories, "more advisory is", "more advisories are") + " not shown here.";
    }

    /** @param advisories {@link VerdictSentences#advisoriesOfDay} */
    public static String checkedAgainst(String advisories) {
        return "Checked against " + advisories + ".";
    }
}
