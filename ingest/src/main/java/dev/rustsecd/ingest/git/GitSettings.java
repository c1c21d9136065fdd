package dev.rustsecd.ingest.git;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How repositories are reached and kept.
 *
 * @param dataDir mirrors are kept in its folder {@code git}
 * @param proxy for every HTTP and HTTPS connection; null: none
 * @param caFile a PEM bundle of certificates that are trusted beside Java's own; null: none
 * @param connectTimeout to connect, and to wait for each answer or part of one
 * @param fetchTimeout for a fetch as a whole, reading included
 */
public record GitSettings(
        Path dataDir,
        @Nullable OutboundProxy proxy,
        @Nullable Path caFile,
        Duration connectTimeout,
        Duration fetchTimeout) {
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_FETCH_TIMEOUT = Duration.ofMinutes(5);

    public GitSettings {
        requirePositive(connectTimeout);
        requirePositive(fetchTimeout);
    }

    /** With the default timeouts. */
    public static GitSettings of(Path dataDir, @Nullable OutboundProxy proxy, @Nullable Path caFile) {
        return new GitSettings(dataDir, proxy, caFile, DEFAULT_CONNECT_TIMEOUT, DEFAULT_FETCH_TIMEOUT);
    }

    private static void requirePositive(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout is positive");
        }
    }
}
