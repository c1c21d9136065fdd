package dev.rustsecd.ingest.cratesio;

import dev.rustsecd.ingest.cratesio.ApiAnswer.Absent;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Failed;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Told;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.store.YankReasonStore;
import dev.rustsecd.ingest.store.YankReasonStore.ApiPause;
import dev.rustsecd.ingest.store.YankedCrate;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the registry why versions were yanked, one crate a step. Only the program that has the lease asks, and after it got
 * the lease it lets one pace pass, so that the pace holds over all programs.
 */
final class YankInquiry {
    /** How long to wait where nothing is due, or another program asks. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final CratesIoApi api;
    private final CratesIoSettings settings;
    private final SourceLease lease;
    private final YankReasonStore store;
    private final InstantSource clock;
    private final DueCrates due;

    private boolean leading;

    YankInquiry(
            CratesIoApi api, CratesIoSettings settings, SourceLease lease, YankReasonStore store, InstantSource clock) {
        this.api = api;
        this.settings = settings;
        this.lease = lease;
        this.store = store;
        this.clock = clock;
        this.due = new DueCrates(store);
    }

    /**
     * What came of one step.
     *
     * @param pause until the next one
     * @param outcome of a question, in snake case; null where none was put
     */
    record Step(Duration pause, @Nullable String outcome) {}

    /** One step, with one question at most. Steps follow one another; never two at once. */
    Future<Step> step() {
        return lease.isHeld().compose(held -> {
            boolean before = leading;
            leading = held;
            if (!held) {
                return idle();
            }
            if (!before) {
                due.restart();
                return Future.succeededFuture(new Step(settings.pace(), null));
            }
            return store.pause(settings.name()).compose(this::unlessPaused);
        });
    }

    private Future<Step> unlessPaused(Optional<ApiPause> pause) {
        Instant now = clock.instant();
        if (pause.isPresent() && pause.get().resumesAt().isAfter(now)) {
            return idle();
        }
        int failures = pause.map(ApiPause::failures).orElse(0);
        return due.next(now).compose(crate -> crate.isEmpty() ? idle() : ask(crate.get(), failures));
    }

    private Future<Step> ask(YankedCrate crate, int failures) {
        return api.ask(
                        crate.crate(),
                        crate.yanked().stream().map(release -> release.number()).toList())
                .compose(
                        answer -> keep(crate, answer, failures).map(kept -> new Step(settings.pace(), answer.label())));
    }

    private Future<Void> keep(YankedCrate crate, ApiAnswer answer, int failures) {
        Instant now = clock.instant();
        if (answer instanceof Failed failed) {
            ApiPause pause = PausePlan.after(failed, failures, now);
            Future<Void> paused = pause == null ? Future.succeededFuture() : store.pause(settings.name(), pause);
            return PausePlan.isAboutCrate(failed)
                    ? paused.compose(done -> store.postponed(crate, failed.label(), now.plus(PausePlan.TRY_AGAIN)))
                    : paused;
        }
        Future<Void> kept = answer instanceof Told told
                ? store.answered(crate, told.yanks(), now.plus(PausePlan.ASK_AGAIN))
                : store.postponed(crate, new Absent().label(), now.plus(PausePlan.ASK_AGAIN));
        return failures == 0 ? kept : kept.compose(done -> store.resume(settings.name()));
    }

    private static Future<Step> idle() {
        return Future.succeededFuture(new Step(IDLE, null));
    }
}
