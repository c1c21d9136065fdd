package dev.rustsecd.service.client;

import java.util.function.LongSupplier;

/** Counts the requests of each client, in bounded memory. Safe for use by many threads. */
public final class RateLimiter {
    private final LongSupplier nanoTime;

    // Guarded by this.
    private final ClientWindows windows;

    /**
     * @param maxClients how many clients are remembered; each takes some 150 bytes
     * @param nanoTime as {@link System#nanoTime}
     */
    public RateLimiter(int maxClients, LongSupplier nanoTime) {
        this.windows = new ClientWindows(maxClients);
        this.nanoTime = nanoTime;
    }

    /** Counts a request of a client, unless that is one too many. */
    public synchronized Usage count(String client, RateLimit limit) {
        return windows.count(client, limit, nanoTime.getAsLong());
    }

    /** How much a client has used, counting nothing. */
    public synchronized Usage look(String client, RateLimit limit) {
        return windows.look(client, limit, nanoTime.getAsLong());
    }
}
