package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What the status page says of the data that is served. */
public final class StatusSentences {
    private StatusSentences() {}

    public static String fresh() {
        return "The advisories are up to date";
    }

    public static String tooOld() {
        return "The advisories are out of date";
    }

    public static String databaseDown() {
        return "PostgreSQL cannot be read";
    }

    public static String advisories(int count, String revision) {
        return Count.of(count, "advisory", "advisories") + " at revision " + revision + " of this service's data.";
    }

    public static String servingWhatIsLoaded(String why) {
        return "PostgreSQL cannot be read (" + why + "). The data that was loaded earlier is still served.";
    }

    /** @param record path of its file */
    public static String unreadable(String record, String why) {
        return record + ": " + why;
    }

    public static String unreadableServingOlder(String record, String why) {
        return record + ": " + ended(why) + " The last version of this file that could be read is still served.";
    }

    public static String unreadableAbout(String record, String why, String crates) {
        return record + ": " + ended(why)
                + " Until this file can be read, nobody knows whether it affects these crates: " + crates + ".";
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
        return "Versions and yanks from " + source;
    }

    public static String unreadableTitle() {
        return "Advisories and index lines that cannot be read";
    }

    public static String remarksTitle() {
        return "Advisories and index lines that are served despite minor errors";
    }
}
