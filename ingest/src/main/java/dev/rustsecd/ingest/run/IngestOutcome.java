package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.words.operator.IngestSentences;

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
        return true;
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

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /** Upstream's head is the known one. */
    record Unchanged(Holdings holdings) implements IngestOutcome {
        @Override
        public String label() {
            return "unchanged";
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /** Another program has the lease of this source. */
    record NotLeader() implements IngestOutcome {
        @Override
        public String label() {
            return "not_leader";
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /** The safety gate stopped it; the reason says what the operator may do. */
    record Refused(String reason) implements IngestOutcome {
        @Override
        public String label() {
            return "refused";
        }

        @Override
        public String sentence(String facts) {
            return reason;
        }
    }

    /** The source could not be read. */
    record FetchFailed(Failure failure, String detail) implements IngestOutcome {
        @Override
        public String label() {
            return failure.label();
        }

        @Override
        public String sentence(String facts) {
            return IngestSentences.cannotFetch(facts, detail);
        }
    }

    /** The database could not be read or written. */
    record StoreFailed(String detail) implements IngestOutcome {
        @Override
        public String label() {
            return "store_failed";
        }

        @Override
        public String sentence(String facts) {
            return IngestSentences.cannotStore(facts, detail);
        }
    }

    /** A bug of this program ended the run; the next one tries again. */
    record Crashed(Throwable cause) implements IngestOutcome {
        @Override
        public String label() {
            return "crashed";
        }

        @Override
        public String sentence(String facts) {
            return IngestSentences.crashed(facts);
        }
    }

    /** How much the store has of a source. */
    record Holdings(int records, int quarantined) {}
}
