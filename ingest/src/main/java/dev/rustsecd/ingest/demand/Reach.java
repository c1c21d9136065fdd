package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.source.CrateSource.Failed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Whether the registry can be reached, as far as its answers tell. Used on one event loop. */
final class Reach {
    private final InstantSource clock;
    private final Runnable turned;
    private final BackOff backOff =
            new BackOff(() -> ThreadLocalRandom.current().nextDouble());
    private @Nullable Failed trouble;
    private int failuresInARow;

    /**
     * @param turned told when the registry goes out of reach, and when it is back
     */
    Reach(InstantSource clock, Runnable turned) {
        this.clock = clock;
        this.turned = turned;
    }

    /** Whether it may be asked now. */
    boolean isAskable() {
        return backOff.isOver(clock.instant());
    }

    /** Whether it is still to be found out whether it is back. */
    boolean isProbed() {
        return backOff.isFailing();
    }

    /** Why it is left in peace now; null where it is not. */
    @Nullable
    Failed trouble() {
        return isAskable() ? null : trouble;
    }

    /** It has answered. */
    void answered() {
        failuresInARow = 0;
        trouble = null;
        if (backOff.isFailing()) {
            backOff.succeeded();
            turned.run();
        }
    }

    /**
     * It has not.
     *
     * @return whether that is not one crate's matter
     */
    boolean isLostBy(Failed failed) {
        failuresInARow++;
        return failed.everybody() || failuresInARow >= DemandLimits.FAILURES_IN_A_ROW;
    }

    /**
     * It is out of reach. Of questions that fail together the first one alone counts.
     *
     * @return whether this was the first one
     */
    boolean lost(Failed failed) {
        Instant now = clock.instant();
        if (!backOff.isOver(now)) {
            return false;
        }
        boolean news = !backOff.isFailing();
        backOff.failed(now, failed.retryAfter());
        trouble = failed;
        if (news) {
            turned.run();
        }
        return true;
    }
}
