package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What the pages for people say around their content. */
public final class PageSentences {
    private PageSentences() {}

    public static String homeTitle() {
        return "Is your Cargo.lock safe?";
    }

    public static String homeLead() {
        return "Checks every package against the RustSec advisory database, and shows how it gets into your build and"
                + " which version fixes it.";
    }

    public static String pasteHint() {
        return "The text of a Cargo.lock, or one crate@version a line: time@0.1.42";
    }

    public static String nothingKept() {
        return "Nothing that you send is kept.";
    }

    public static String exampleLink() {
        return "See an example report";
    }

    public static String exampleNote() {
        return "This is an example: a small lockfile with old dependencies, checked just now.";
    }

    public static String checking() {
        return "Checking every package. A large lockfile takes a few seconds.";
    }

    public static String allAdvisories(int count) {
        return "All " + Count.of(count, "advisory", "advisories");
    }

    public static String malwareRemoved() {
        return "Malicious crates reported last; crates.io removes them once they are found.";
    }

    public static String seedNote() {
        return "This data came with the program; nothing newer has been fetched yet.";
    }

    public static String noAdvisories() {
        return "No advisories are loaded.";
    }

    public static String withdrawn(String day) {
        return "This advisory was withdrawn on " + day
                + ". It is kept for reference and no version is matched with it.";
    }

    public static String credit() {
        return "Text under CC-BY-4.0, from";
    }

    public static String licence() {
        return "Advisories are from RustSec: CC0-1.0 or, where an advisory says so, CC-BY-4.0.";
    }

    public static String docsLead() {
        return "Plain HTTP and JSON. One answer has the advisory's text, the affected ranges, the severity, the fix,"
                + " and how old the data is.";
    }

    public static String problemsLead() {
        return "Errors are RFC 9457 documents. The word at the end of their type never changes: programs tell errors"
                + " apart by it.";
    }
}
