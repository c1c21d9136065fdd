package dev.rustsecd.service.osv;

import dev.rustsecd.crate.Purl;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A package URL as osv.dev takes it apart: the type in any case, namespace, qualifiers and subpath ignored.
 *
 * <p>Source: osv.dev, {@code go/purl}; packageurl-go, for what is rejected.
 *
 * @param version empty where there is none
 */
record OsvPurl(String type, String name, String version) {
    private static final String CARGO = "cargo";

    /**
     * @throws RejectedInput {@link Rejection#OSV_QUERY_INVALID}
     */
    static OsvPurl parse(String text) {
        if (!Purl.isPurl(text)) {
            throw OsvFields.reject("purl scheme is not \"pkg\"");
        }
        Purl.Parts parts = Purl.Parts.of(text, String::indexOf)
                .orElseThrow(() -> OsvFields.reject("purl is missing type or name"));
        String last = parts.path().substring(parts.path().lastIndexOf('/') + 1);
        int at = last.lastIndexOf('@');
        String name = decode(at < 0 ? last : last.substring(0, at));
        if (name.isEmpty()) {
            throw OsvFields.reject("purl is missing name");
        }
        return new OsvPurl(parts.type(), name, at < 0 ? "" : decode(last.substring(at + 1)));
    }

    boolean isCargo() {
        return type.equals(CARGO);
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw OsvFields.reject("failed to unescape purl");
        }
    }
}
