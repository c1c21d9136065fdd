package dev.rustsecd.service.exchange;

import io.vertx.core.MultiMap;

/** The header fields that every answer has, errors included. */
public final class StandardHeaders {
    private static final String EXPOSED =
            "Rustsec-Verdict, Rustsec-Data-Age, Rustsec-Revision, ETag, Link, Retry-After,"
                    + " RateLimit, RateLimit-Policy, X-Request-Id";

    private StandardHeaders() {}

    /** Any page of any origin may read any answer; there is nothing private in them. */
    public static void addTo(MultiMap headers, String requestId) {
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Expose-Headers", EXPOSED);
        headers.set("Cache-Control", "no-cache");
        headers.set("Vary", "Accept, Accept-Encoding");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Request-Id", requestId);
    }
}
