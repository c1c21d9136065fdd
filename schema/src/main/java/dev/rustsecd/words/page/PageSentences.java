package dev.rustsecd.words.page;

import dev.rustsecd.words.Count;

/** What the HTML pages say apart from the data that they show: headings, links, hints. */
public final class PageSentences {
    private PageSentences() {}

    public static String homeTitle() {
        return "Is your Cargo.lock safe?";
    }

    public static String homeLead() {
        return "This site checks every package in your Cargo.lock against the RustSec advisory database. For each"
                + " affected package, it shows which dependencies pull it in, and which version fixes it.";
    }

    public static String pasteHint() {
        return "The text of a Cargo.lock, or one crate@version per line, for example time@0.1.42";
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

    // Below the first advisories of a list: the link to the whole list.
    public static String allAdvisories(int count) {
        return count == 1 ? "The only advisory" : "All " + Count.number(count) + " advisories";
    }

    public static String malwareRemoved() {
        return "The malicious crates that were reported most recently. crates.io removes such crates once they are"
                + " found.";
    }

    public static String seedNote() {
        return "These advisories came with the program; nothing newer has been fetched yet.";
    }

    public static String noAdvisories() {
        return "No advisories are loaded.";
    }

    public static String withdrawn(String day) {
        return "This advisory was withdrawn on " + day
                + ". It is kept for reference, and no version counts as affected by it.";
    }

    public static String credit() {
        return "The text of this advisory is licensed under CC-BY-4.0. Source:";
    }

    public static String licence() {
        return "Advisories are from RustSec and licensed under CC0-1.0 or, where an advisory says so, CC-BY-4.0.";
    }

    public static String problemsLead() {
        return "Errors are RFC 9457 documents. The member \"type\" of each says which error it is: the part after its # never"
                + " changes, so programs can rely on it.";
    }

    public static String skipToContent() {
        return "Skip to the content";
    }

    public static String searchLabel() {
        return "Search advisories and crates";
    }

    public static String chooseLockfile() {
        return "Choose a Cargo.lock";
    }

    public static String chooseOrDropLockfile() {
        return "Choose a Cargo.lock, or drop it here";
    }

    public static String pasteInstead() {
        return "Paste text instead";
    }

    public static String checkLockfile() {
        return "Check a Cargo.lock";
    }

    public static String checkAnother() {
        return "Check another Cargo.lock";
    }

    public static String latestAdvisories() {
        return "The latest advisories";
    }

    public static String shellTitle() {
        return "Check your Cargo.lock from a shell";
    }

    // Heading below the description of an error.
    public static String whatToDo() {
        return "What to do";
    }

    public static String problemsTitle() {
        return "Errors, and what to do";
    }

    public static String problemLink() {
        return "What this error means, and what to do";
    }

    public static String noSuchPage() {
        return "There is no page at this address. Search for a crate or an advisory above, or check a Cargo.lock.";
    }

    public static String place(long line, long column) {
        return "Line " + line + ", column " + column + " of what you sent.";
    }

    // Behind the advisories of a crate that a list names.
    public static String andMore(int others) {
        return "and " + Count.number(others) + " more";
    }

    public static String useTitle() {
        return "Use the data of this page in a script or on your own site";
    }

    public static String useAsJson() {
        return "Get the data from a shell, as JSON";
    }

    public static String useAsBadge() {
        return "A badge for a README";
    }

    public static String useAsCard() {
        return "A card for a web page";
    }

    public static String badgeAlt() {
        return "The badge, as it looks now";
    }
}
