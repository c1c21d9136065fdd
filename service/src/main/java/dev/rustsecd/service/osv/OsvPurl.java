package dev.rustsecd.service.osv;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A package URL as osv.dev takes it apart: the type in any case, namespace, qualifiers and subpath ignored.
 *
 * <p>Source: osv.dev, {@code go/purl}; packageurl-go, for what is rejected.
 *
 * @param version empty where there is none
 */
record OsvPurl(String type, String name, String version) {
    private static final String SCHEME = "pkg:";
    private static final String CARGO = "cargo";

    /**
     * @throws RejectedInput {@link Rejection#OSV_QUERY_INVALID}
     */
    static OsvPurl parse(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw reject("purl scheme is not \"pkg\"");
        }
        String path = withoutLeadingSlashes(until(until(text.substring(SCHEME.length()), '#'), '?'));
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw reject("purl is missing type or name");
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        int at = last.lastIndexOf('@');
        String name = decode(at < 0 ? last : last.substring(0, at));
        if (name.isEmpty()) {
            throw reject("purl is missing name");
        }
        return new OsvPurl(
                path.substring(0, slash).toLowerCase(Locale.ROOT), name, at < 0 ? "" : decode(last.substring(at + 1)));
    }

    boolean isCargo() {
        return type.equals(CARGO);
    }

    private static String until(String text, char mark) {
        int end = text.indexOf(mark);
        return end < 0 ? text : text.substring(0, end);
    }

    private static String withoutLeadingSlashes(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        return text.substring(start);
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw reject("failed to unescape purl");
        }
    }

    private static RejectedInput reject(String message) {
        return new RejectedInput(Rejection.OSV_QUERY_INVALID, message);
    }
}
