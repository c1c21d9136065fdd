package dev.rustsecd.service.client;

/**
 * How much of its limit a client has used.
 *
 * @param remaining requests that it may still send within its window
 * @param resetSeconds until that window ends, at least 1
 * @param isOver whether it had used all of it before, so that this request is one too many
 */
public record Usage(RateLimit limit, int remaining, long resetSeconds, boolean isOver) {
    /**
     * {@code "client";r=599;t=60}: the value of {@code RateLimit}.
     *
     * <p>Source: draft-ietf-httpapi-ratelimit-headers-10, section 4.
     */
    public String state() {
        return '"' + limit.name() + "\";r=" + remaining + ";t=" + resetSeconds;
    }
}
