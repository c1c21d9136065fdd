package dev.rustsecd.words.operator;

/**
 * What is wrong with settings: names that do not exist, values that cannot be used, and values that exclude one
 * another. Clauses
 * follow the name of the setting.
 */
public final class ConfigurationSentences {
    public static final String REQUIRED_DATABASE = "expected at least one advisory database, and each only once";
    public static final String REGISTRY_INDEX = "expected sparse+URL, git+URL, git+PATH, dir+PATH or \"none\"";
    public static final String SPARSE_INDEX = "expected sparse+https://host/path/";
    public static final String GIT_ADDRESS =
            "expected an HTTPS URL, or the path of a git repository or bundle, optionally with #branch";
    public static final String GIT_SCHEME =
            "expected an https or http URL, or the path of a git repository; other protocols are not supported";
    public static final String REGISTRY_API = "expected \"none\", or a URL such as https://host without user and query";
    public static final String CONTACT = "expected a mail address or URL in ASCII, without parentheses";
    public static final String PERCENT_ESCAPE = "the user or password has an invalid percent escape";
    public static final String PROXY = "expected http://host:port";
    public static final String PUBLIC_URL =
            "expected a URL such as https://rustsecd.example.com, without user, query or fragment";
    public static final String RATE_LIMIT =
            "expected none, or a number of requests and an ISO 8601 duration of whole seconds up to a day: 600/PT1M";
    public static final String POSITION = "expected 40 hexadecimal digits in lower case";
    public static final String NO_CERTIFICATE = "the file contains no PEM certificate";
    public static final String TEXT_OR_NUMBER = "expected a string or a whole number";
    public static final String NO_USER = "the URL names no user";
    public static final String NO_SCHEME = "the URL does not start with postgresql://";
    public static final String DATABASE_HOST = "the host is missing or invalid; give one host";
    public static final String DATABASE_PORT = "the port is not a number from 1 to 65535";
    public static final String DATABASE_PARAMETER = "only the parameters sslmode and sslrootcert are supported";
    public static final String DATABASE_ESCAPE = "a % is not followed by two hexadecimal digits";

    private ConfigurationSentences() {}

    public static String of(String name, String why) {
        return name + ": " + why;
    }

    public static String unknownRole(String word, String nearest) {
        return word + ": unknown role" + hint(nearest);
    }

    public static String unknownFlag(String flag, String nearest) {
        return flag + ": unknown flag" + hint(nearest);
    }

    public static String unknownVariable(String variable, String nearest) {
        return variable + ": unknown environment variable" + hint(nearest);
    }

    public static String unknownKey(String file, String key, String nearest) {
        return file + ": " + key + ": unknown key" + hint(nearest);
    }

    /** @param nearest empty where nothing is like it */
    private static String hint(String nearest) {
        return nearest.isEmpty() ? "; --help lists all" : "; did you mean " + nearest + "?";
    }

    public static String flagWithoutValue(String flag) {
        return flag + ": the value is missing; write " + flag + "=VALUE";
    }

    public static String stray(String word) {
        return word + ": not a role, and not a setting such as --name=value; --help lists the roles and settings";
    }

    public static String notReadable(String path) {
        return path + ": cannot read this file";
    }

    public static String variableAndFile(String file, String variable) {
        return file + ": " + variable + " is also set in the environment; set it in only one place";
    }

    public static String badValue(String variable, String value, String expected) {
        return variable + ": " + value + " is not " + expected;
    }

    /** A secret value, as a message may show it. */
    public static String hiddenValue() {
        return "the value (not shown)";
    }

    public static String wholeNumber(int min, int max) {
        return "a whole number from " + min + " to " + max;
    }

    public static String duration(String min) {
        return "an ISO 8601 duration of at least " + min + ", such as PT5M or P90D";
    }

    public static String oneOf(String words) {
        return "one of " + words;
    }

    public static String samePort(String management, String publicOne) {
        return "RUSTSECD_MANAGEMENT_PORT: " + management + " overlaps with the public listener on " + publicOne
                + " (RUSTSECD_PORT); give each its own port";
    }

    public static String staleBetweenRefreshes(String staleness, String refreshName, String longest) {
        return "RUSTSECD_MAX_STALENESS: " + staleness + " is too short; give " + longest + " or more (1.1 times "
                + refreshName + "), or verdicts become unknown between two refreshes";
    }

    public static String indexIsDatabase(String index) {
        return "RUSTSECD_REGISTRY_INDEX: " + index + " is in RUSTSECD_ADVISORY_DB too; a"
                + " repository cannot be both a registry index and an advisory database";
    }

    public static String roleNeedsDatabase(String role) {
        return "the role \"" + role
                + "\" needs RUSTSECD_DATABASE_URL; only the role \"all\" can use the embedded PostgreSQL";
    }

    public static String refreshTooShort(String min) {
        return "expected a refresh interval of at least " + min;
    }

    public static String gitUrl(String why) {
        return "not a URL of a git repository: " + why;
    }

    public static String databaseUrl(String why) {
        return "expected postgresql://user:password@host:port/database?sslmode=…: " + why;
    }

    public static String tooLong(int most) {
        return "the value is longer than " + most + " characters";
    }

    public static String sslMode(String modes) {
        return "sslmode must be one of " + modes;
    }

    public static String mirror(String url) {
        return '"' + url + "\" is not an absolute URL such as https://mirror.example.com/crates.io-index";
    }

    public static String mirrorStar(String url) {
        return '"' + url + "\": * must stand for a whole label of the host or a whole segment of the path";
    }

    public static String tlsPair(String certificate, String key) {
        return certificate + " and " + key + " are not a PEM certificate and its private key";
    }

    public static String tlsHalf(String set, String missing) {
        return set + ": " + missing + " is not set; TLS needs both";
    }

    public static String addressRange(String text) {
        return '"' + text + "\" is not an IP address or a network such as 10.0.0.0/8";
    }

    public static String clientKey(int line, int min) {
        return "line " + line + ": expected a name (letters, digits and - . _), a key of at least " + min
                + " characters (letters, digits and - . _ ~ + /, and = at the end) and perhaps a limit";
    }

    public static String clientKeyTwice(int line) {
        return "line " + line + ": an earlier line has this name or this key";
    }

    public static String clientKeyLimit(int line) {
        return "line " + line + ": " + RATE_LIMIT;
    }

    public static String adminToken(int min) {
        return "expected at least " + min
                + " characters, each a letter, a digit or one of - . _ ~ + / (also = at the end)";
    }
}
