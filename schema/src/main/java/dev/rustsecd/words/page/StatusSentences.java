package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What the status page says of the data that is served. */
public final class StatusSentences {
    private StatusSentences() {}

    public static String fresh() {
        return "The data is up to date";
    }

    public static String tooOld() {
        return "The data is too old";
    }

    public static String databaseDown() {
        return "The database cannot be read";
    }

    public static String advisories(int count, String revision) {
        return Count.of(count, "advisory", "advisories") + ", data revision " + revision + ".";
    }

    public static String servingWhatIsLoaded(String why) {
        return "The database cannot be read (" + why + "); the data that is loaded is still served.";
    }

    /** @param record path of its file */
    public static String unreadable(String record, String why) {
        return record + ": " + why;
    }

    public static String unreadableServingOlder(String record, String why) {
        return record + ": " + ended(why) + " The last readable state of this record is served.";
    }

    public static String unreadableAbout(String record, String why, String crates) {
        return record + ": " + ended(why) + " Verdicts about these crates are unknown until it can be read: " + crates
                + ".";
    }

    /** Reasons are clauses or whole sentences. */
    private static String ended(String why) {
        return why.endsWith(".") ? why : why + ".";
    }

    public static String title() {
        return "Status of the data";
    }

    /** @param source its address or path */
    public static String advisorySource(String source) {
        return "Advisories from " + source;
    }

    /** @param source its address or path */
    public static String registrySource(String source) {
        return "Crates from " + source;
    }

    public static String unreadableTitle() {
        return "Records that cannot be read";
    }

    public static String remarksTitle() {
        return "Records with oddities";
    }
}
