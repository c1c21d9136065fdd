package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;
import java.util.List;

/** What the picture of a crate's versions says, and the table beside it. */
public final class TimelineSentences {
    private TimelineSentences() {}

    public static String hint() {
        return "A bar for each group of compatible versions (such as 0.2.x), the newest group on top; in each bar the oldest"
                + " version is on the left.";
    }

    public static String asTable() {
        return "These versions as a table";
    }

    public static String safe() {
        return "safe";
    }

    public static String yanked() {
        return "yanked";
    }

    public static String affected() {
        return "affected";
    }

    public static String affectedAndYanked() {
        return "affected and yanked";
    }

    // Whether a version is affected.
    public static String notKnown() {
        return "not known";
    }

    /** @param state {@link #safe} or another */
    public static String counted(long count, String state) {
        return Count.number(count) + " " + state;
    }

    /** Of versions that differ; both are {@link #counted}. */
    public static String differing(String affected, String yanked) {
        return affected + ", " + yanked;
    }

    /** @param counts each {@link #counted} */
    public static String all(int versions, List<String> counts) {
        return Count.of(versions, "version", "versions") + ": " + String.join(", ", counts);
    }

    public static String one(String version, String state) {
        return version + ": " + state;
    }

    public static String run(String first, String last, int count, String state) {
        return first + " to " + last + ": " + Count.of(count, "version", "versions") + ", " + state;
    }

    public static String versions(int count) {
        return Count.of(count, "version", "versions");
    }

    /** @param years {@code 2019–2021} */
    public static String versionsOfYears(int count, String years) {
        return Count.of(count, "version", "versions") + ", published " + years;
    }

    /** @param first {@code 0.1.x} */
    public static String lines(String first, String last) {
        return first + " to " + last;
    }
}
