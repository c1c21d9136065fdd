package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;

/** Answers that a browser shows. */
final class Html {
    /** Nothing but what this service sends itself: no script in a page, no request elsewhere, no frame around it. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Html() {}

    static Answer ok(byte[] page) {
        return of(200, page);
    }

    static Answer of(int status, byte[] page) {
        return Answer.of(status, "text/html; charset=utf-8", page)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
    }
}
