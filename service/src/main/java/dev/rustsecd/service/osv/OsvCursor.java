package dev.rustsecd.service.osv;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of matches starts: behind the record with this id, whether or not it still exists. Clients see it as an
 * opaque text.
 *
 * @param id empty for the first page
 */
record OsvCursor(String id) {
    static final OsvCursor START = new OsvCursor("");

    // What osv.dev gives before its first result; it means: start again.
    private static final String OSV_DEV_START = "RklSU1RfUEFHRV9UT0tFTg==";
    private static final String MARK = "after:";
    private static final int MAX_CHARACTERS = 200;

    /**
     * @throws RejectedInput {@link Rejection#OSV_QUERY_INVALID}
     */
    static OsvCursor parse(String token) {
        if (token.isEmpty() || token.equals(OSV_DEV_START)) {
            return START;
        }
        String decoded = token.length() <= MAX_CHARACTERS ? decode(token) : "";
        if (!decoded.startsWith(MARK)) {
            throw reject();
        }
        return new OsvCursor(decoded.substring(MARK.length()));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw reject();
        }
    }

    boolean isBefore(OsvEntry entry) {
        return id.compareTo(entry.id()) < 0;
    }

    /** What {@link #parse} reads. */
    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + id).getBytes(StandardCharsets.UTF_8));
    }

    private static RejectedInput reject() {
        return new RejectedInput(Rejection.OSV_QUERY_INVALID, "invalid cursor");
    }
}
