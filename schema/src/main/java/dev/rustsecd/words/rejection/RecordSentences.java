package dev.rustsecd.words.rejection;

import dev.rustsecd.words.Count;

/**
 * Why the file of an advisory, or a line of a registry's index, cannot be read, and remarks on those that are served.
 * Each
 * follows the place that it is about, as a compiler's messages do: {@code line 3, column 8: [advisory] date: no such
 * day: 2026-02-30}.
 */
public final class RecordSentences {
    public static final String CUT = "*This text is too long; the rest was cut off.*";
    public static final String TWO_DOTS = "a key has two dots in a row";
    public static final String STRING_NOT_CLOSED_ON_LINE = "a string does not end on its line";
    public static final String STRING_NOT_CLOSED = "a string does not end";
    public static final String CONTROL_CHARACTER = "a control character, which TOML does not allow";
    public static final String TOO_DEEP = "values are nested too deep";
    public static final String UNKNOWN_ERROR = "the TOML parser gives no reason";
    public static final String PATH_FORM = "the path of the file must be crates/PACKAGE/ID.md or rust/PACKAGE/ID.md";
    public static final String NOT_UTF8 = "the front matter is not UTF-8";
    public static final String NUL_IN_FRONT_MATTER = "the front matter contains a NUL character";
    public static final String NUL = "the value contains a NUL character";
    public static final String NO_START = "the file does not start with ```toml";
    public static final String NO_END = "the front matter does not end: no line starts with ```";
    public static final String NO_HEADING = "no Markdown heading (\"# …\") follows the front matter";
    public static final String NO_DESCRIPTION = "there is no description: the file ends with its title";
    public static final String EMPTY_SEGMENT = "the path of a function has an empty segment, as in time::::now";
    public static final String NO_SCHEME = "not an absolute URL: it has no scheme";
    public static final String NO_HOST = "the URL has no host";
    public static final String FILE_URL = "a file:// URL must have neither user nor port";
    public static final String URL_PORT = "the port of the URL is not a number from 0 to 65535";
    public static final String HOST_NOT_IPV6 = "the host of the URL is not a valid IPv6 address";
    public static final String HOST_NOT_DOMAIN = "the host of the URL is not a valid domain name";
    public static final String HOST_CHARACTER = "the host of the URL contains an invalid character";
    public static final String TRAILING = "there is more text after the JSON object";
    public static final String REQUIRED = "\"name\", \"vers\" and \"deps\" are required";
    public static final String CRATE_NAME = "the value of \"name\" is not a valid crate name";
    public static final String OBJECT = "expected a JSON object";
    public static final String NUMBER = "the value of \"v\" is not a whole number";
    public static final String CHECKSUM = "\"cksum\" does not have 64 hexadecimal digits";
    public static final String DEPENDENCY = "an entry of \"deps\" has no \"name\" or no \"req\"";
    public static final String OTHER_CRATE = "the crate that this line names is not the crate of this index file";

    private RecordSentences() {}

    public static String nestedDeeperThan(int levels) {
        return "values are nested deeper than " + levels + " levels, the maximum";
    }

    public static String moreValuesThan(int most) {
        return "there are more than " + most + " values, the maximum";
    }

    public static String place(int line, int column) {
        return "line " + line + ", column " + column;
    }

    public static String at(String place, String what) {
        return place + ": " + what;
    }

    public static String draft(String what) {
        return "this is a draft, so it is not served; it also has an error: " + what;
    }

    public static String notAnId(String text) {
        return "not an advisory id: " + text;
    }

    public static String cut(long bytes, int kept) {
        return "the file has " + bytes + " bytes and only the first " + kept + " are read, so the description is cut";
    }

    public static String bytesReplaced(int count) {
        return Count.of(count, "byte of the description is", "bytes of the description are")
                + " not UTF-8; shown as U+FFFD";
    }

    public static String nulsReplaced(int count) {
        return Count.of(count, "NUL character of the description is", "NUL characters of the description are")
                + " shown as U+FFFD";
    }

    public static String belongsIntoMarkdown(String key) {
        return "the " + key + " must be in the Markdown below the front matter";
    }

    public static String otherCollection(String collection) {
        return "the file of this advisory must not be in the folder " + collection;
    }

    public static String urlLeftOut(String field, String url) {
        return field + ": " + url + " is neither http nor https and is not shown";
    }

    public static String unknownCvss(String field, String vector) {
        return field + ": " + vector + " has an unknown version of CVSS, so there is no score";
    }

    public static String year(int min, int max, String text) {
        return "the year must be from " + min + " to " + max + ": " + text;
    }

    public static String noSuchDay(String text) {
        return "no such day: " + text;
    }

    public static String dateForm(String text) {
        return "not a date in the form YYYY-MM-DD: " + text;
    }

    public static String folder(String found) {
        return "expected the folder crates or rust, found " + found;
    }

    public static String fileNameForm(String found) {
        return "the file of an advisory must be named ID.md, not " + found;
    }

    public static String fileName(String id, String expected, String found) {
        return "[advisory] id is " + id + ", so the file must be named " + expected + ", not " + found;
    }

    public static String crateFolder(String crate, String folder) {
        return "[advisory] package is " + crate + ", but the file is in the folder " + folder;
    }

    public static String frontMatterTooLong(int most) {
        return "the front matter has more than " + most + " characters, the maximum";
    }

    public static String frontMatter(String why) {
        return "the front matter is " + why;
    }

    public static String notToml(String why) {
        return "not valid TOML: " + why;
    }

    public static String noTable(String name) {
        return "the front matter has no table [" + name + "]";
    }

    public static String expected(String expected, String found) {
        return "expected " + expected + ", found " + found;
    }

    public static String tooManyElements(int found, int most) {
        return "the array has " + found + " elements, more than the maximum of " + most;
    }

    public static String missing(String key) {
        return key + " is missing";
    }

    public static String pathTooShort(String path) {
        return "the path of a function must start with the name of the crate and have two segments or more, but this one is '"
                + path + "'";
    }

    public static String segmentStart(String segment) {
        return "each segment of a function's path must start with a letter, _ or <, but '" + segment + "' does not";
    }

    public static String segmentParameters(String segment) {
        return "the path of a function must have no parameters, but this one has: '" + segment + "'";
    }

    public static String segmentCharacters(String segment) {
        return "a segment of a function's path may contain only letters, digits, '_', '<', '>' and ',', but this one is '"
                + segment + "'";
    }

    public static String urlTooLong(int most) {
        return "a URL may have at most " + most + " characters";
    }

    public static String fileTooLarge(long bytes, long most) {
        return "the file has " + bytes + " bytes, more than the maximum of " + most;
    }

    public static String idTooLong(int most) {
        return "an id has more than " + most + " characters, the maximum";
    }

    public static String idTaken(String id, String key) {
        return id + " is already the id of the advisory at " + key;
    }

    public static String idShared(String id) {
        return "other files have the id " + id + " too, and the history of git does not say which had it first";
    }

    public static String notJson(String why) {
        return "not valid JSON: " + why;
    }

    public static String repeated(String name) {
        return name + " is given twice";
    }

    public static String repeatedInDependency(String name) {
        return "\"" + name + "\" is given twice in an entry of \"deps\"";
    }

    public static String notAnArray(String name) {
        return name + " is not an array";
    }

    public static String notAString(String name) {
        return name + " is not a string";
    }

    public static String notABoolean(String name) {
        return name + " is neither true nor false";
    }

    public static String tooManyEntries(String name, int most) {
        return name + " has more than " + most + " entries, the maximum";
    }

    public static String tooLong(String name, int most) {
        return name + " has more than " + most + " characters, the maximum";
    }

    public static String version(int most) {
        return "\"vers\" must have 1 to " + most + " visible ASCII characters";
    }

    public static String fileSize(long bytes) {
        return "the file has " + bytes + " bytes, which is too many";
    }

    public static String fileLines(int most) {
        return "the file has more than " + most + " lines, the maximum";
    }

    public static String lineSize(int bytes) {
        return "a line has " + bytes + " bytes, which is too many";
    }
}
