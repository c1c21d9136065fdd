package dev.rustsecd.ingest.cratesio;

import dev.rustsecd.ingest.store.YankReasonStore.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of one question. */
sealed interface ApiAnswer {
    /** In snake case, as the store and logs write it. */
    String label();

    /** What it tells of versions that it says are yanked. */
    record Told(List<Reason> yanks) implements ApiAnswer {
        public Told {
            yanks = List.copyOf(yanks);
        }

        @Override
        public String label() {
            return "answered";
        }
    }

    /** It has no such crate. */
    record Absent() implements ApiAnswer {
        @Override
        public String label() {
            return "absent";
        }
    }

    /**
     * It did not answer, or said no.
     *
     * @param retryAfter what it asks for; null where it does not say
     */
    record Failed(Kind kind, @Nullable Duration retryAfter) implements ApiAnswer {
        @Override
        public String label() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it failed. */
    enum Kind {
        /** It does not want to be asked by us. */
        FORBIDDEN,
        /** It was asked too often. */
        TOO_MANY_REQUESTS,
        /** It answered with another error. */
        SERVER_ERROR,
        /** It answered with something that is not what its documents say. */
        UNREADABLE,
        /** It answered with more than is read. */
        TOO_LARGE,
        /** No connection, or no answer in time. */
        UNREACHABLE
    }
}
