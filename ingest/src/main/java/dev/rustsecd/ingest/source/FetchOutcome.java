package dev.rustsecd.ingest.source;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of asking a source. */
public sealed interface FetchOutcome permits Changes, FetchOutcome.Unchanged, FetchOutcome.Failed {
    /** It is at the known position. */
    record Unchanged() implements FetchOutcome, IndexOutcome {}

    /**
     * The source could not be read; what is known stays.
     *
     * @param detail one sentence without credentials
     * @param retryAfter how long the server wants to be left in peace; null where it did not say
     */
    record Failed(Failure failure, String detail, @Nullable Duration retryAfter) implements FetchOutcome, IndexOutcome {
        public Failed(Failure failure, String detail) {
            this(failure, detail, null);
        }
    }

    /** Why a source could not be read. */
    enum Failure {
        /** No connection: name resolution, refused, timed out, TLS. */
        UNREACHABLE,
        /** It asks for credentials, or refuses those given. */
        UNAUTHORIZED,
        /** It answered, but with an error or with what git cannot read (HTTP 5xx, a truncated bundle). */
        UPSTREAM_ERROR,
        /** There is no repository at this place. */
        NOT_FOUND,
        /** A git repository without a {@code crates} folder. */
        NOT_AN_ADVISORY_DATABASE,
        /** It was read, and has no file of any crate. */
        NOT_A_REGISTRY_INDEX,
        /** The local mirror cannot be written: full disk, permissions. */
        LOCAL_STORAGE;

        /** As status, logs and metrics write it: {@code unreachable}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
