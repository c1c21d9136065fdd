package dev.rustsecd.service.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** The header fields that every answer has, errors included. */
public final class StandardHeaders {
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "Rustsec-Verdict, Rustsec-Incomplete, Rustsec-Data-Age, Rustsec-Revision, ETag, Link, Retry-After,"
                    + " RateLimit, RateLimit-Policy, X-Request-Id");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
    private static final CharSequence VARY = HttpHeaders.createOptimized("Accept, Accept-Encoding");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

    private StandardHeaders() {}

    /** Any page of any origin may read any answer; there is nothing private in them. */
    public static void addTo(MultiMap headers, String requestId) {
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        headers.set(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        headers.set(HttpHeaders.VARY, VARY);
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.set(REQUEST_ID, requestId);
    }
}
