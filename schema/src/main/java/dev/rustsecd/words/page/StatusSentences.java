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
        return Count.of(count, "advisory", "advisories") + ", revision " + revision + ".";
    }

    public static String servingWhatIsLoaded(String why) {
        return "The database cannot be read (" + why + "); the data that is loaded is still served.";
    }

    /** @param record path of its file */
    public static String unreadable(String record, String why) {
        return record + ": " + why;
    }

    public static String unreadableServingOlder(String record, String why) {
        return record + ": " + why + " The last version that could be read is served.";
    }

    public static String unreadableAbout(String record, String why, String crates) {
        return record + ": " + why + " Verdicts about these crates are unknown until it can be read: " + crates + ".";
    }
}
