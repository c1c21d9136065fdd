package dev.rustsecd.service.request;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;

/** What a body is, told from its first characters: whatever a client says in its headers is a hint at best. */
public enum BodyKind {
    /** A Cargo.lock. */
    TOML,
    JSON;

    /**
     * After a byte order mark and white space, a brace is JSON, and so is a bracket that a quote, a brace or a closing
     * bracket follows; {@code [[package]]} and {@code [root]} are TOML.
     *
     * @throws RejectedInput {@link Rejection#BODY_BLANK}
     */
    public static BodyKind of(byte[] body) {
        int first = skipWhiteSpace(body, hasByteOrderMark(body) ? 3 : 0);
        if (first == body.length) {
            throw new RejectedInput(Rejection.BODY_BLANK, RequestSentences.BODY_EMPTY);
        }
        if (body[first] == '{') {
            return JSON;
        }
        int second = skipWhiteSpace(body, first + 1);
        boolean list = body[first] == '[' && second < body.length && "\"{]".indexOf(body[second]) >= 0;
        return list ? JSON : TOML;
    }

    private static boolean hasByteOrderMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
    }

    private static int skipWhiteSpace(byte[] body, int from) {
        int at = from;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t' || body[at] == '\n' || body[at] == '\r')) {
            at++;
        }
        return at;
    }
}
