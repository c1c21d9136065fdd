package dev.rustsecd.ingest.cratesio;

import dev.rustsecd.backoff.Backoff;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Failed;
import dev.rustsecd.ingest.store.YankReasonStore.ApiPause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long an API is left alone after it said no, or a crate after its answer came to nothing. Pure. */
final class PausePlan {
    /** A 403 is meant for this program: somebody has to look at it. */
    private static final Duration FORBIDDEN = Duration.ofDays(1);

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Backoff TOO_MANY = new Backoff(Duration.ofMinutes(10), LONGEST);
    private static final Backoff TROUBLE = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

    /** A message may be written later: crates.io lets an owner change it at any time. */
    static final Duration ASK_AGAIN = Duration.ofDays(30);

    /** An answer that could not be used may be better another day. */
    static final Duration TRY_AGAIN = Duration.ofDays(1);

    private PausePlan() {}

    /** The pause after a failure; null where the API can be asked about other crates at once. */
    static @Nullable ApiPause after(Failed failed, int failuresBefore, Instant now) {
        int failures = failuresBefore + 1;
        Duration wait = switch (failed.kind()) {
            case FORBIDDEN -> FORBIDDEN;
            case TOO_MANY_REQUESTS -> atLeast(failed, TOO_MANY.after(failures));
            case SERVER_ERROR, UNREADABLE, UNREACHABLE -> atLeast(failed, TROUBLE.after(failures));
            case TOO_LARGE -> Duration.ZERO;
        };
        return wait.isZero() ? null : new ApiPause(now.plus(wait), failures, failed.label());
    }

    /** Whether the failure is about the crate that was asked about, too, so that it is not asked about again soon. */
    static boolean isAboutCrate(Failed failed) {
        return switch (failed.kind()) {
            case UNREADABLE, TOO_LARGE -> true;
            case FORBIDDEN, TOO_MANY_REQUESTS, SERVER_ERROR, UNREACHABLE -> false;
        };
    }

    private static Duration atLeast(Failed failed, Duration own) {
        Duration asked = failed.retryAfter();
        Duration wait = asked != null && asked.compareTo(own) > 0 ? asked : own;
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
