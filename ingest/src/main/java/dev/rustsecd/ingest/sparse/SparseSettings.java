package dev.rustsecd.ingest.sparse;

import dev.rustsecd.ingest.outbound.OutboundProxy;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a sparse index is asked.
 *
 * @param proxy null: none
 * @param caFile a PEM bundle of certificates that are trusted beside Java's own; null: none
 * @param userAgent what the program calls itself
 * @param connectTimeout to connect, and to wait for the beginning of an answer
 * @param answerTimeout for an answer as a whole
 */
public record SparseSettings(
        @Nullable OutboundProxy proxy,
        @Nullable Path caFile,
        String userAgent,
        Duration connectTimeout,
        Duration answerTimeout) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    /**
     * With the default timeouts.
     *
     * @param contact how the operator can be reached; null: not told
     */
    public static SparseSettings of(@Nullable OutboundProxy proxy, @Nullable Path caFile, @Nullable String contact) {
        String userAgent = contact == null ? "rustsecd" : "rustsecd (" + contact + ")";
        return new SparseSettings(proxy, caFile, userAgent, CONNECT_TIMEOUT, ANSWER_TIMEOUT);
    }
}
