package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.outbound.OutboundProxy;
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
 * @param extent how much of a repository is fetched
 */
public record GitSettings(
        Path dataDir,
        @Nullable OutboundProxy proxy,
        @Nullable Path caFile,
        Duration connectTimeout,
        Duration fetchTimeout,
        Extent extent) {
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_FETCH_TIMEOUT = Duration.ofMinutes(5);

    /** The whole index of crates.io comes within it over a line of 10 Mbit/s. */
    private static final Duration INDEX_FETCH_TIMEOUT = Duration.ofMinutes(30);

    /** What is fetched of a branch, and how many bytes that may be. */
    public enum Extent {
        /** For times of files. The whole history of RustSec's database is 5 MB. */
        WHOLE_HISTORY(256L << 20),
        /** A registry's index is hundreds of megabytes at its head alone, and its history says nothing. */
        HEAD_ALONE(8L << 30);

        private final long maxBytes;

        Extent(long maxBytes) {
            this.maxBytes = maxBytes;
        }

        /** The most bytes that one fetch may bring. */
        long maxBytes() {
            return maxBytes;
        }
    }

    public GitSettings {
        requirePositive(connectTimeout);
        requirePositive(fetchTimeout);
    }

    /** With the whole history. */
    public GitSettings(
            Path dataDir,
            @Nullable OutboundProxy proxy,
            @Nullable Path caFile,
            Duration connectTimeout,
            Duration fetchTimeout) {
        this(dataDir, proxy, caFile, connectTimeout, fetchTimeout, Extent.WHOLE_HISTORY);
    }

    /** The same for a registry's index. */
    public GitSettings forIndex() {
        return new GitSettings(dataDir, proxy, caFile, connectTimeout, INDEX_FETCH_TIMEOUT, Extent.HEAD_ALONE);
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
