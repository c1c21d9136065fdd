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
        return count == 1 ? "The only advisory" : "All " + Count.number(count) + " advisories";
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

    public static String problemsLead() {
        return "Errors are RFC 9457 documents. The word at the end of their type never changes: programs tell errors"
                + " apart by it.";
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
        return "Check it from a shell";
    }

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
        return "Line " + line + ", column " + column + ".";
    }

    public static String andMore(int others) {
        return "and " + Count.number(others) + " more";
    }

    public static String useTitle() {
        return "Use this in a script or on your own site";
    }

    public static String useAsJson() {
        return "From a shell, as JSON";
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
