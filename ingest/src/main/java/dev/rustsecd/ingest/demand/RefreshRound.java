package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.source.CrateSource.Failed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One look at everything that is kept. Used on one event loop. */
final class RefreshRound {
    private final Instant since;
    private final Promise<Outcome> outcome = Promise.promise();
    private final Set<String> skipped = new HashSet<>();
    private long changed;

    /**
     * How it ended.
     *
     * @param changed how many facts are other than before
     * @param failed why it was given up; null where it was not
     * @param leader whether this program had the lease to its end
     */
    record Outcome(long changed, @Nullable Failed failed, boolean leader) {}

    RefreshRound(Instant since) {
        this.since = since;
    }

    /** What was looked at after this is not looked at again. */
    Instant since() {
        return since;
    }

    /** Crates that could not be looked at. */
    Set<String> skipped() {
        return skipped;
    }

    void skip(String canonical) {
        skipped.add(canonical);
    }

    void changed(long facts) {
        changed += facts;
    }

    Future<Outcome> outcome() {
        return outcome.future();
    }

    void done() {
        outcome.tryComplete(new Outcome(changed, null, true));
    }

    void givenUp(Failed failed) {
        outcome.tryComplete(new Outcome(changed, failed, true));
    }

    void leaseLost() {
        outcome.tryComplete(new Outcome(changed, null, false));
    }

    void storeFailed(Throwable cause) {
        outcome.tryFail(cause);
    }
}
