package dev.rustsecd.words.rejection;

import dev.rustsecd.words.Count;
import java.util.List;

/**
 * Titles of error responses (the member {@code title}), and their details where these are not about the content of a
 * request's body.
 */
public final class ProblemSentences {
    public static final String MALFORMED_REQUEST = "Malformed request";
    public static final String BLANK_BODY = "Empty body";
    public static final String NOT_UTF8 = "Text is not UTF-8";
    public static final String BROKEN_CONTENT_CODING = "Body cannot be decompressed";
    public static final String INVALID_JSON = "Invalid JSON";
    public static final String INVALID_LOCKFILE = "Invalid lockfile";
    public static final String UNSUPPORTED_LOCKFILE_VERSION = "Unsupported lockfile version";
    public static final String INVALID_VERSION = "Invalid version";
    public static final String INVALID_CRATE_NAME = "Invalid crate name";
    public static final String INVALID_SOURCE = "Invalid package source";
    public static final String INVALID_PURL = "Invalid package URL";
    public static final String INVALID_YANK_DOCUMENT = "Invalid yank reason";
    public static final String INVALID_VALUE = "Invalid value";
    public static final String UNKNOWN_PARAMETER = "Unknown parameter";
    public static final String INVALID_PARAMETER = "Invalid parameter";
    public static final String UNAUTHORIZED = "Token required";
    public static final String FORBIDDEN = "Not allowed";
    public static final String NOT_FOUND = "Not found";
    public static final String METHOD_NOT_ALLOWED = "Method not allowed";
    public static final String NOT_ACCEPTABLE = "Not available in the requested format";
    public static final String REQUEST_TIMEOUT = "Request timed out";
    public static final String NOT_YANKED = "Version not yanked";
    public static final String CHANGES_GONE = "The requested changes are no longer stored";
    public static final String BODY_TOO_LARGE = "Body too large";
    public static final String LOCKFILE_TOO_LARGE = "Lockfile too large";
    public static final String REPORT_TOO_LARGE = "Response too large";
    public static final String URI_TOO_LONG = "URL too long";
    public static final String UNSUPPORTED_CONTENT_CODING = "Unsupported compression";
    public static final String NO_SUCH_ADVISORY = "No such advisory";
    public static final String TOO_MANY_REQUESTS = "Too many requests";
    public static final String HEADERS_TOO_LARGE = "Headers too large";
    public static final String INTERNAL = "Internal error";
    public static final String NOT_LOADED = "Service still loading";
    public static final String DATABASE_AWAY = "PostgreSQL unreachable";
    public static final String OVERLOADED = "Server busy";

    public static final String STILL_LOADING = "Still loading advisories.";
    public static final String BODIES_IN_FLIGHT = "Too many request bodies are being received.";
    public static final String TOO_MUCH_WORK = "Too many requests are being processed.";
    public static final String TOKENS_GUESSED =
            "Too many wrong tokens were sent from this address. Try again in a minute.";
    public static final String WRITING_ELSEWHERE =
            "Changes are not accepted here. Send them to the management listener of this server.";
    public static final String FOLLOWERS = "Too many clients are connected to the stream of changes.";
    public static final String MEMORY_ONLY =
            "PostgreSQL is unreachable, and this answer needs data that is not in memory.";
    public static final String REASONS_IN_DATABASE = "Yank reasons are stored in PostgreSQL, which is unreachable.";
    public static final String CODING = "Send the body uncompressed or with gzip.";
    public static final String BODY_CUT = "The connection ended before the body did.";
    public static final String TRAILING_GZIP = "The body continues after the end of its gzip data.";
    public static final String BROKEN_GZIP = "The body is not a complete gzip file.";
    public static final String FORM_EXPECTED =
            "Expected a form: application/x-www-form-urlencoded or multipart/form-data.";
    public static final String FORM_UNREADABLE = "Cannot read the form.";
    public static final String FORM_REPEATED = "The form has a field more than once.";
    public static final String FORM_UNKNOWN = "The form has an unknown field.";
    public static final String HTTP_VERSION =
            "This version of HTTP is not supported. Use HTTP/2, HTTP/1.0 or HTTP/1.1.";
    public static final String TRANSFER_CODING = "The only supported transfer coding is chunked.";
    public static final String CONTENT_LENGTH = "Content-Length must be one number of at most 18 digits.";
    public static final String BROKEN_CHUNKS =
            "The header says Transfer-Encoding: chunked, but the body does not consist of valid chunks.";
    public static final String TARGET =
            "The target of a request must be a path or an address that begins with http://.";
    public static final String HOSTS = "A request must have only one Host header.";
    public static final String HOST = "The Host header is not a valid address.";
    public static final String WRITING_OFF = "This server has no admin token, so nothing can be changed over HTTP.";
    public static final String TOKEN_MISSING = "Send the header Authorization: Bearer TOKEN.";
    public static final String TOKEN_WRONG = "The token is not this server's admin token.";
    public static final String NO_ADVISORY = "No advisory has this id or alias.";
    public static final String UNREADABLE_RECORD =
            "The file of the advisory with this id cannot be read; /v1/status says why.";
    public static final String NO_PACKAGE_WITH_ADVISORIES = "No advisory was ever published for this package.";
    public static final String NO_ASSET = "There is no file at this path.";
    public static final String REGISTRY_OFF = "This server is set up without a registry index.";
    public static final String CRATE_PENDING = "This crate has not been fetched from the registry yet.";
    public static final String NO_CRATE = "The registry has no such crate.";
    public static final String NO_VERSION = "The registry has no such version.";
    public static final String VERSION_NOT_YANKED = "This version is not yanked.";
    public static final String NO_YANK_REASON = "No reason for this yank is known.";
    public static final String NO_NAMED_ADVISORY = "The value of \"advisory\" in the body is not a known advisory id.";

    private ProblemSentences() {}

    public static String clientLimit(long requests, long seconds) {
        return "A client may send " + Count.of(requests, "request", "requests") + " within "
                + Count.of(seconds, "second", "seconds") + ". Try again after the seconds in Retry-After.";
    }

    /** @param methods the usual ones, such as {@code POST} */
    public static String useMethod(List<String> methods) {
        return "Use " + String.join(" or ", methods) + ".";
    }

    public static String availableAs(List<String> types) {
        return "This answer is only available as " + String.join(", ", types) + ".";
    }

    public static String bodyWithin(long seconds) {
        return "The body of a request must arrive within " + Count.of(seconds, "second", "seconds") + ".";
    }

    public static String bodySize(long most) {
        return "The body of a request may have at most " + most + " bytes after decompression.";
    }

    public static String resultsSize(int most) {
        return "The results have more than " + most
                + " bytes. Send the body as NDJSON; the results then come one per line.";
    }

    public static String findings(int most) {
        return "The report would have more than " + most + " findings. Send the packages in several requests.";
    }

    public static String changesKept(long since, long newest) {
        return "The oldest change that is still stored has revision " + since + ", the newest has revision " + newest
                + ".";
    }

    public static String noVersion(String version) {
        return "The registry has no version \"" + version + "\".";
    }

    public static String notYanked(String version) {
        return "Version \"" + version + "\" is not yanked.";
    }
}
