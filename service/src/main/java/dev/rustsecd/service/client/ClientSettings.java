package dev.rustsecd.service.client;

import java.util.Optional;

/**
 * How clients are told apart, and how much each may ask.
 *
 * @param limit of each client; none: no limit
 */
public record ClientSettings(Optional<RateLimit> limit, TrustedProxies proxies, ClientKeys keys) {
    /** No limit; a client is who connects. */
    public static final ClientSettings UNLIMITED =
            new ClientSettings(Optional.empty(), TrustedProxies.NONE, ClientKeys.NONE);

    /** However many clients come, so many are remembered; in some 10 MB. */
    private static final int MAX_CLIENTS = 65_536;

    /** Whether any client may have a limit. */
    public boolean isLimited() {
        return limit.isPresent() || keys.haveLimits();
    }

    /** Counts the requests of these clients. */
    public RateLimiter limiter() {
        return new RateLimiter(MAX_CLIENTS, System::nanoTime);
    }

    /** A client, and its limit. */
    public record Client(String id, Optional<RateLimit> limit) {}

    /**
     * The client that sends a request.
     *
     * @param address as {@link TrustedProxies#client} has it
     * @param bearer what it has sent for a key
     */
    public Client client(String address, Optional<String> bearer) {
        return keys.holder(bearer)
                .map(holder -> new Client("key " + holder.name(), holder.hasOwnLimit() ? holder.limit() : limit))
                .orElseGet(() -> new Client(address, limit));
    }
}
