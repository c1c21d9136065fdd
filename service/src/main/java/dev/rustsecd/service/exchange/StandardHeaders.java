package dev.rustsecd.service.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

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

    // Source: RFC 9562, sections 5.4 and 4.1: the bits of version 4 and of the variant.
    private static final long VERSION_MASK = 0xffffffff_ffff0fffL;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT_MASK = 0x3fffffff_ffffffffL;
    private static final long VARIANT = 0x80000000_00000000L;

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

    /**
     * An id of a request whose client gave none: a random UUID, which tells requests apart and is no secret. A secure one
     * would cost more than the rest of a small answer.
     */
    public static String newRequestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & VERSION_MASK) | VERSION;
        long low = (random.nextLong() & VARIANT_MASK) | VARIANT;
        return new UUID(high, low).toString();
    }
}
