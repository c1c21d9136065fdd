package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** How long ago something was, or how soon it will be, as pages say it; the exact time stands beside it. */
public final class AgeSentences {
    private AgeSentences() {}

    public static String justNow() {
        return "just now";
    }

    public static String today() {
        return "today";
    }

    public static String yesterday() {
        return "yesterday";
    }

    public static String minutesAgo(long minutes) {
        return Count.of(minutes, "minute", "minutes") + " ago";
    }

    public static String hoursAgo(long hours) {
        return Count.of(hours, "hour", "hours") + " ago";
    }

    public static String daysAgo(long days) {
        return Count.of(days, "day", "days") + " ago";
    }

    public static String monthsAgo(long months) {
        return Count.of(months, "month", "months") + " ago";
    }

    public static String yearsAgo(long years) {
        return Count.of(years, "year", "years") + " ago";
    }

    public static String now() {
        return "now";
    }

    public static String inMinutes(long minutes) {
        return "in " + Count.of(minutes, "minute", "minutes");
    }

    public static String inHours(long hours) {
        return "in " + Count.of(hours, "hour", "hours");
    }
}
