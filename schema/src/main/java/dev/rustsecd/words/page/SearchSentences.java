package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What lists of advisories and crates say. */
public final class SearchSentences {
    private SearchSentences() {}

    public static String none() {
        return "No advisory matches. Try fewer words or filters.";
    }

    public static String found(int total, int shown) {
        return Count.of(total, "advisory", "advisories") + ", newest first"
                + (shown < total ? "; " + shown + " on this page." : ".");
    }

    public static String crates(int total, int shown) {
        return Count.of(total, "crate has", "crates have") + " advisories"
                + (shown < total ? "; " + shown + " on this page." : ".");
    }

    public static String noCrates() {
        return "No crate with advisories matches this name.";
    }

    public static String advisoriesOfCrate(int count) {
        return Count.of(count, "advisory", "advisories");
    }

    public static String leastSeverity() {
        return "Lowest severity";
    }

    public static String cratesTitle() {
        return "Crates with advisories";
    }

    public static String partOfName() {
        return "Part of the crate's name";
    }

    public static String mostSevere() {
        return "Highest severity";
    }
}
