package dev.rustsecd.crate;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An absolute URL in the normal form of the URL standard: {@code HTTPS://Example.COM:443/a/../b c} is {@code
 * https://example.com/b%20c}. Not done, because no URL of a lockfile or an advisory needs it: numeric forms of hosts, and
 * drive letters of {@code file} URLs.
 *
 * <p>Source: WHATWG URL, "URL parsing" and "URL serializing".
 */
public final class WebUrl {
    /** Longer URLs are rejected. */
    public static final int MAX_LENGTH = 8 * 1024;

    private static final String FILE = "file";
    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";
    private static final Map<String, String> SPECIAL_PORTS =
            Map.of("http", "80", "https", "443", "ws", "80", "wss", "443", "ftp", "21", FILE, "");

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private String scheme = "";
    private boolean special;
    private int at;

    private WebUrl(String text) {
        this.text = text;
    }

    /**
     * The normal form of an absolute URL.
     *
     * @throws RejectedInput {@link Rejection#SOURCE_INVALID}, where the text is relative, no URL, or too long
     */
    public static String normalize(String text) {
        if (text.length() > MAX_LENGTH) {
            throw reject(RecordSentences.urlTooLong(MAX_LENGTH));
        }
        return new WebUrl(trimmed(text)).read();
    }

    /** Whether a URL is one that may stand in an answer: {@code http:} or {@code https:}, and no {@code javascript:}. */
    public static boolean isOfTheWeb(String url) {
        return url.regionMatches(true, 0, HTTP, 0, HTTP.length())
                || url.regionMatches(true, 0, HTTPS, 0, HTTPS.length());
    }

    private String read() {
        readScheme();
        boolean file = scheme.equals(FILE);
        if (slashes() >= 2 || (special && !file)) {
            at += special && !file ? slashes() : 2;
            readAuthority();
            readPath();
        } else if (file || slashes() == 1) {
            out.append(file ? "//" : "");
            readPath();
        } else {
            out.append(PercentEncoding.CONTROLS.encode(until("?#")));
        }
        readRest('?', "#", special ? PercentEncoding.SPECIAL_QUERY : PercentEncoding.QUERY);
        readRest('#', "", PercentEncoding.FRAGMENT);
        return out.toString();
    }

    private void readScheme() {
        int colon = text.indexOf(':');
        if (colon < 1 || !isLetter(text.charAt(0))) {
            throw reject(RecordSentences.NO_SCHEME);
        }
        for (int i = 1; i < colon; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '+' && c != '-' && c != '.') {
                throw reject(RecordSentences.NO_SCHEME);
            }
        }
        scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        special = SPECIAL_PORTS.containsKey(scheme);
        out.append(scheme).append(':');
        at = colon + 1;
    }

    // How many stand here: before the authority a special scheme may have any number, forward or backward.
    private int slashes() {
        int end = at;
        while (end < text.length() && isSeparator(text.charAt(end))) {
            end++;
        }
        return end - at;
    }

    private void readAuthority() {
        String authority = until(special ? "/\\?#" : "/?#");
        int end = authority.lastIndexOf('@');
        String userInfo = end < 0 ? "" : userInfo(authority.substring(0, end));
        String hostAndPort = authority.substring(end + 1);
        int portAt = hostAndPort.indexOf(':', Math.max(0, hostAndPort.indexOf(']')));
        String host = UrlHost.normalize(portAt < 0 ? hostAndPort : hostAndPort.substring(0, portAt), special);
        String port = portAt < 0 ? "" : port(hostAndPort.substring(portAt + 1));
        boolean file = scheme.equals(FILE);
        if (host.isEmpty() && ((special && !file) || end >= 0 || portAt >= 0)) {
            throw reject(RecordSentences.NO_HOST);
        }
        if (file && (end >= 0 || portAt >= 0)) {
            throw reject(RecordSentences.FILE_URL);
        }
        out.append("//").append(userInfo).append(file && host.equals("localhost") ? "" : host);
        if (!port.isEmpty() && !port.equals(SPECIAL_PORTS.get(scheme))) {
            out.append(':').append(port);
        }
    }

    private static String userInfo(String text) {
        int colon = text.indexOf(':');
        String user = PercentEncoding.USER_INFO.encode(colon < 0 ? text : text.substring(0, colon));
        String password = colon < 0 ? "" : PercentEncoding.USER_INFO.encode(text.substring(colon + 1));
        if (user.isEmpty() && password.isEmpty()) {
            return "";
        }
        return user + (password.isEmpty() ? "" : ':' + password) + '@';
    }

    private static String port(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (!isDigit(digits.charAt(i)) || (value = value * 10 + digits.charAt(i) - '0') > 0xffff) {
                throw reject(RecordSentences.URL_PORT);
            }
        }
        return digits.isEmpty() ? "" : Integer.toString(value);
    }

    private void readPath() {
        String path = until("?#");
        if (path.isEmpty() && !special) {
            return;
        }
        List<String> segments = new ArrayList<>();
        int from = !path.isEmpty() && isSeparator(path.charAt(0)) ? 1 : 0;
        for (int i = from; i <= path.length(); i++) {
            if (i == path.length() || isSeparator(path.charAt(i))) {
                addSegment(segments, path.substring(from, i), i == path.length());
                from = i + 1;
            }
        }
        for (String segment : segments) {
            out.append('/').append(segment);
        }
    }

    private static void addSegment(List<String> segments, String segment, boolean last) {
        String dots = segment.length() > 6
                ? segment
                : segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
        boolean up = dots.equals("..");
        if (up && !segments.isEmpty()) {
            segments.remove(segments.size() - 1);
        }
        if (!up && !dots.equals(".")) {
            segments.add(PercentEncoding.PATH.encode(segment));
        } else if (last) {
            segments.add("");
        }
    }

    private void readRest(char mark, String end, PercentEncoding encoding) {
        if (at < text.length() && text.charAt(at) == mark) {
            at++;
            out.append(mark).append(encoding.encode(until(end)));
        }
    }

    private String until(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean isSeparator(char c) {
        return c == '/' || (special && c == '\\');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Without controls and spaces at both ends, and without tabs and line ends anywhere. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end).replace("\t", "").replace("\n", "").replace("\r", "");
    }

    static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.SOURCE_INVALID, detail);
    }
}
