package dev.rustsecd.words.rejection;

import dev.rustsecd.words.Count;

/**
 * What is wrong with the content of a request: its body, its query, or a policy in either. A policy says what an audit
 * ignores, and from which severity on it fails.
 */
public final class RequestSentences {
    public static final String BODY_EMPTY = "The body is empty. Send a Cargo.lock (does the file exist?) or JSON.";
    public static final String BODY_NOT_UTF8 = "The body is not UTF-8.";
    public static final String LINE_NOT_UTF8 = "This line of the body is not UTF-8.";
    public static final String NO_PACKAGES = "The list of packages is empty.";
    public static final String PACKAGE_FORM = "A package must have a name and a version.";
    public static final String SURROGATE = "A string has an unpaired surrogate, such as \\ud800.";
    public static final String UNREADABLE = "unreadable";
    public static final String QUERY_ENCODING = "The query is not percent-encoded UTF-8.";
    public static final String EVENT_ID = "Last-Event-ID is not the id of an event.";
    public static final String OTHER_REGISTRY = "The package URL names a registry other than crates.io.";
    public static final String PURL_VERSION = "The package URL has no version.";
    public static final String VERSION_FORM =
            "Expected crate@version, such as time@0.1.42, or a package URL, such as pkg:cargo/time@0.1.42.";
    public static final String YANK_BODY =
            "The body is empty. Send JSON such as {\"description\": \"does not build\"}.";
    public static final String DESCRIPTION_BLANK = "\"description\" is blank.";
    public static final String NOT_TEXT = "The value has a NUL character or an unpaired surrogate, such as \\ud800.";
    public static final String ADVISORY_TABLE = "\"advisory\" must be a table.";
    public static final String VERSIONS_ARRAY = "\"versions\" must be an array of strings.";

    // What was expected, in "Expected …."
    public static final String AUDIT_MEMBERS = "no members other than \"lockfile\", \"packages\" and \"policy\"";
    public static final String ONE_AUDIT_MEMBER = "either \"lockfile\" or \"packages\", and optionally \"policy\"";
    public static final String PACKAGE = "crate@version or a package URL";
    public static final String PACKAGE_MEMBERS = "no members other than \"name\", \"version\" and \"source\"";
    public static final String NOTHING_MORE = "nothing after the JSON document";
    public static final String OBJECT = "a JSON object";
    public static final String ARRAY = "a JSON array";
    public static final String STRING = "a string";
    public static final String SCALAR = "a string or a boolean";
    public static final String YANK_MEMBERS = "\"description\" and optionally \"advisory\"";
    public static final String YANKS_MEMBERS = "\"versions\", \"description\" and optionally \"advisory\"";
    public static final String DESCRIPTION = "a \"description\"";
    public static final String VERSIONS = "\"versions\"";
    public static final String ID = "\"id\"";
    public static final String IGNORABLE = "an advisory id, or yanked:name@version";
    public static final String RUST_VERSION = "a Rust version such as 1.70 or 1.70.0";
    public static final String PATH = "the relative path of a lockfile, without control characters";
    public static final String DURATION = "an ISO 8601 duration such as PT30S or P7D";
    public static final String LOOKUP_ENTRY = "a string such as time@0.1.42, a package URL, or {\"name\", \"version\"}";
    public static final String NOTHING = "no value";

    // What is wrong with a query parameter, behind its name.
    public static final String NOT_A_BOOLEAN = "is neither true nor false";
    public static final String NOT_A_POSITION = "is neither a revision of this service's data nor the id of an event";
    public static final String NOT_A_TIME = "is neither a day such as 2026-01-31 nor an RFC 3339 time";
    public static final String NOT_A_TOKEN = "is not a page token that this server returned";

    private RequestSentences() {}

    public static String expected(String what) {
        return "Expected " + what + ".";
    }

    public static String syntax(int line, int column, String why) {
        return "Line " + line + ", column " + column + ": " + why;
    }

    public static String emptyArray(String entry) {
        return "The array is empty. Expected one or more entries, each " + entry + ".";
    }

    public static String noEntries(String entry) {
        return "The body is empty. Expected an array, or one entry on each line; each entry is " + entry + ".";
    }

    public static String tooManyEntries(int most) {
        return "An array may have at most " + most + " entries. To send more, send NDJSON.";
    }

    public static String lineTooLong(int most) {
        return "A line of the body may have at most " + most + " bytes.";
    }

    public static String tooManyPackages(int most) {
        return "The list has more than " + most + " packages, the maximum.";
    }

    public static String packageName(int most) {
        return "The name of a package must have 1 to " + most + " printable characters.";
    }

    // Where something is wrong, before a colon or a clause.
    public static String queryParameter(String name) {
        return "Query parameter \"" + name + "\"";
    }

    // Where something is wrong, before a colon or a clause.
    public static String policyMember(String name) {
        return "Policy member \"" + name + "\"";
    }

    public static String value(String place, String expected, String found) {
        return place + ": expected " + expected + ", found " + found + ".";
    }

    public static String parameter(String name, String why) {
        return "Query parameter \"" + name + "\" " + why + ".";
    }

    // What is wrong with a query parameter, behind its name.
    public static String isMissing() {
        return "is missing";
    }

    // What is wrong with a query parameter, behind its name.
    public static String mustBe(String choices) {
        return "must be " + choices;
    }

    // What is wrong with a query parameter, behind its name.
    public static String isNotAFormat() {
        return "does not name a format of reports";
    }

    public static String packedIsNotBase64() {
        return "The form field \"packed\" is not Base64.";
    }

    public static String unknownParameter(String name, String known) {
        return "Unknown query parameter \"" + name + "\"."
                + (known.isEmpty() ? " This route has none." : " Known: " + known + ".");
    }

    public static String unknownMember(String name, String known) {
        return "Unknown policy member \"" + name + "\". Known: " + known + ".";
    }

    public static String givenTwice(String member) {
        return "\"" + member + "\" is given both in the body and in the query.";
    }

    public static String tooManyParameters(int most) {
        return "A query may have at most " + most + " parameters.";
    }

    // What was expected, in "Expected …."
    public static String oneOf(String choices) {
        return "one of " + choices;
    }

    // What was expected, in "Expected …."
    public static String printable(int most) {
        return "1 to " + most + " printable characters";
    }

    // What was expected, in "Expected …."
    public static String atMostEntries(int most) {
        return "at most " + most + " entries";
    }

    // What was expected, in "Expected …."
    public static String atMost(String most) {
        return "at most " + most;
    }

    // What is wrong with a query parameter, behind its name.
    public static String givenTimes(int times) {
        return "is given " + Count.of(times, "time", "times") + " instead of once";
    }

    // What is wrong with a query parameter, behind its name.
    public static String notANumber(int max) {
        return "is not a number from 1 to " + max;
    }

    // What is wrong with a query parameter, behind its name.
    public static String notOneOf(String choices) {
        return "is not one of " + choices;
    }

    // What is wrong with a query parameter, behind its name.
    public static String textLength(int max) {
        return "must have 1 to " + max + " characters";
    }

    // What is wrong with a query parameter, behind its name.
    public static String words(int max) {
        return "may have at most " + max + " words";
    }

    // What is wrong with a query parameter, behind its name.
    public static String futureRevision(long newest) {
        return "is higher than the newest revision of this service's data, " + newest;
    }

    public static String yankDocumentSize(int most) {
        return "The yank reasons in the body of the request may have at most " + most + " bytes.";
    }

    public static String descriptionSize(int most) {
        return "The description of the yank may have at most " + most + " characters.";
    }

    public static String advisoryId(int most) {
        return "The advisory id is blank or has more than " + most + " characters.";
    }

    public static String versions(int found, int max) {
        return "\"versions\" has " + found + " elements, expected 1 to " + max + ".";
    }

    public static String missing(String key) {
        return "\"" + key + "\" is missing.";
    }

    public static String notAString(String key) {
        return "\"" + key + "\" must be a string.";
    }

    public static String unknownKey(String key) {
        return "Unknown key \"" + key + "\".";
    }

    /** @param why such as {@code not valid TOML: a string does not end} */
    public static String yankDocument(String why) {
        return "The yank reasons in the body of the request are " + why + ".";
    }

    public static String version(String text, String why) {
        return "\"" + text + "\" is not a valid SemVer version: " + why + ".";
    }
}
