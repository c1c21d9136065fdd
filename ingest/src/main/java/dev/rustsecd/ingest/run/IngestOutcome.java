package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.store.Holdings;
import dev.rustsecd.snapshot.Revision;
import org.jspecify.annotations.Nullable;

/** What came of one run of one source. */
public sealed interface IngestOutcome {
    /** In snake case, as the store, logs and metrics write it: {@code published}, {@code unreachable}. */
    String label();

    /** One sentence without credentials and names of packages; may be empty. */
    default String detail() {
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
        public String detail() {
            return changed + " records read, " + removed + " removed, " + holdings.quarantined() + " in quarantine.";
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
     * @param bug of this program, which ended it; null where something else did
     */
    record Failed(String label, String detail, @Nullable Throwable bug) implements IngestOutcome {
        /** The safety gate stopped it; the reason says what the operator may do. */
        public static Failed refused(String reason) {
            return new Failed("refused", reason, null);
        }

        /** The source could not be read. */
        public static Failed ofFetch(FetchOutcome.Failure failure, String detail) {
            return new Failed(failure.label(), detail, null);
        }

        /** The database could not be read or written. */
        public static Failed ofStore(String detail) {
            return new Failed("store_failed", detail, null);
        }

        /** A bug ended it. */
        public static Failed crashed(Throwable bug) {
            return new Failed("crashed", "A bug: " + bug.getClass().getSimpleName() + ".", bug);
        }
    }
}
