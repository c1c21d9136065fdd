package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.store.Holdings;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.words.operator.IngestSentences;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one run of one source. */
public sealed interface IngestOutcome {
    /** In snake case, as the store, logs and metrics write it: {@code published}, {@code unreachable}. */
    String label();

    /**
     * A sentence without credentials and names of packages; may be empty.
     *
     * @param facts what the run is about: {@link IngestSentences#ADVISORIES} or {@link IngestSentences#CRATES}
     */
    default String sentence(String facts) {
        return "";
    }

    /** Whether the next run comes sooner. */
    default boolean isFailure() {
        return this instanceof Failed;
    }

    /**
     * The store has what upstream has.
     *
     * @param changed how many records are new or other than before
     * @param removed how many records are gone
     * @param holdings what the store has of the source now
     */
    record Published(Revision revision, int changed, int removed, Holdings holdings) implements IngestOutcome {
        @Override
        public String label() {
            return "published";
        }

        @Override
        public String sentence(String facts) {
            return IngestSentences.updated(facts, changed, removed, holdings.quarantined());
        }
    }

    /** Upstream's head is the known one. */
    record Unchanged(Holdings holdings) implements IngestOutcome {
        @Override
        public String label() {
            return "unchanged";
        }
    }

    /** Another program has the lease of this source. */
    record NotLeader() implements IngestOutcome {
        @Override
        public String label() {
            return "not_leader";
        }
    }

    /**
     * It did not bring the store up to date; the next run tries again.
     *
     * @param detail of the gate a sentence, else a fragment that says why
     * @param bug of this program, which ended it; null where something else did
     * @param retryAfter how long the server wants to be left in peace; null where it did not say
     */
    record Failed(
            String label,
            Cause cause,
            String detail,
            @Nullable Throwable bug,
            @Nullable Duration retryAfter) implements IngestOutcome {
        /** What kept the store from being brought up to date. */
        enum Cause {
            GATE,
            FETCH,
            STORE,
            BUG
        }

        /** The safety gate stopped it; the reason says what the operator may do. */
        public static Failed refused(String reason) {
            return new Failed("refused", Cause.GATE, reason, null, null);
        }

        /** The source could not be read. */
        public static Failed ofFetch(FetchOutcome.Failed failed) {
            return new Failed(failed.failure().label(), Cause.FETCH, failed.detail(), null, failed.retryAfter());
        }

        /** The database could not be read or written; {@code why} is a fragment. */
        public static Failed ofStore(String why) {
            return new Failed("store_failed", Cause.STORE, why, null, null);
        }

        /** A bug ended it. */
        public static Failed crashed(Throwable bug) {
            return new Failed("crashed", Cause.BUG, "", bug, null);
        }

        @Override
        public String sentence(String facts) {
            return switch (cause) {
                case GATE -> detail;
                case FETCH -> IngestSentences.cannotFetch(facts, detail);
                case STORE -> IngestSentences.cannotStore(facts, detail);
                case BUG -> IngestSentences.crashed(facts);
            };
        }
    }
}
