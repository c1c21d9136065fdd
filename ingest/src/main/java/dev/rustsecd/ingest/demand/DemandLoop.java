package dev.rustsecd.ingest.demand;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.demand.CrateInquiry.Result;
import dev.rustsecd.ingest.plan.KnownCrate;
import dev.rustsecd.ingest.source.CrateSource.Failed;
import dev.rustsecd.ingest.source.CrateSource.Validators;
import dev.rustsecd.ingest.store.AskedCrate;
import dev.rustsecd.ingest.store.CrateAnswer;
import dev.rustsecd.ingest.store.CrateAnswer.Kind;
import dev.rustsecd.ingest.store.DemandStore;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the queue of wanted crates, and looks again at those that are kept while a round is under way. It asks only
 * while it leads, and rests while the registry is out of reach. Used on one event loop.
 */
final class DemandLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DemandLoop.class);

    private final DemandStore store;
    private final CrateInquiry inquiry;
    private final DemandLimits limits;
    private final InstantSource clock;
    private final AnswerBatch batch;
    private final Reach reach;
    private final CrateRetries retries = new CrateRetries();

    /** Taken from the store and not yet written back, by canonical name. */
    private final Map<String, AskedCrate> open = new HashMap<>();

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private @Nullable RefreshRound round;
    private int asking;
    private boolean taking;
    private boolean leading;

    private record Waiting(AskedCrate asked, KnownCrate known) {}

    /**
     * @param turned told when the registry goes out of reach, and when it is back
     */
    DemandLoop(
            Vertx vertx,
            DemandStore store,
            CrateInquiry inquiry,
            DemandLimits limits,
            InstantSource clock,
            Runnable turned) {
        this.store = store;
        this.inquiry = inquiry;
        this.limits = limits;
        this.clock = clock;
        this.reach = new Reach(clock, turned);
        this.batch = new AnswerBatch(vertx, store, limits.gather(), this::written);
    }

    /** Whether this program is the one that asks. */
    void lead(boolean held) {
        leading = held;
        RefreshRound current = round;
        if (!held && current != null) {
            round = null;
            current.leaseLost();
        }
        look();
    }

    boolean isLeading() {
        return leading;
    }

    /** There may be something to do. */
    void look() {
        take();
        pump();
    }

    void stop() {
        lead(false);
        batch.stop();
    }

    /** Looks at everything that is kept. */
    Future<RefreshRound.Outcome> refresh() {
        Failed trouble = reach.trouble();
        RefreshRound next = new RefreshRound(clock.instant());
        if (trouble != null) {
            next.givenUp(trouble);
            return next.outcome();
        }
        if (round == null) {
            round = next;
        }
        Future<RefreshRound.Outcome> outcome = round.outcome();
        look();
        return outcome;
    }

    private boolean mayAsk() {
        return leading && reach.isAskable();
    }

    /** Fills the queue in memory from the one in the store. */
    private void take() {
        if (!mayAsk() || taking || !waiting.isEmpty()) {
            return;
        }
        taking = true;
        RefreshRound current = round;
        Set<String> except = new HashSet<>(open.keySet());
        except.addAll(retries.waiting(clock.instant()));
        Future<List<AskedCrate>> wanted = store.wanted(except, DemandLimits.LOT);
        Future<List<AskedCrate>> due = current == null
                ? Future.succeededFuture(List.of())
                : store.due(current.since(), with(except, current.skipped()), DemandLimits.LOT);
        Future.all(wanted, due)
                .compose(all -> accept(all.resultAt(0), all.resultAt(1)))
                .onComplete(taken -> {
                    taking = false;
                    if (taken.failed()) {
                        storeFailed(taken.cause());
                    } else if (current != null && due.result().isEmpty()) {
                        finish(current);
                    }
                    pump();
                });
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    private Future<Void> accept(List<AskedCrate> wanted, List<AskedCrate> due) {
        List<AskedCrate> taken = new ArrayList<>(wanted);
        Set<String> names =
                new HashSet<>(wanted.stream().map(AskedCrate::canonical).toList());
        due.stream().filter(asked -> names.add(asked.canonical())).forEach(taken::add);
        if (taken.isEmpty()) {
            return Future.succeededFuture();
        }
        taken.forEach(asked -> open.put(asked.canonical(), asked));
        Instant remembered = clock.instant().minus(limits.keeping().absent());
        return Future.all(store.crates(names), store.absent(names, remembered))
                .map(all -> {
                    Map<String, KnownCrate> known = all.resultAt(0);
                    Set<String> absent = Set.copyOf(all.resultAt(1));
                    taken.forEach(asked -> enqueue(asked, known, absent));
                    return (Void) null;
                })
                .onFailure(failure -> taken.forEach(asked -> open.remove(asked.canonical())));
    }

    /** Names that crates.io cannot have are never asked for, and those that it has not are not asked for again so soon. */
    private void enqueue(AskedCrate asked, Map<String, KnownCrate> known, Set<String> absent) {
        boolean remembered = asked.wanted() && absent.contains(asked.canonical());
        if (remembered || !CrateName.isRegistryName(asked.crate())) {
            drop(asked);
        } else {
            waiting.add(new Waiting(asked, known.getOrDefault(asked.canonical(), KnownCrate.NONE)));
        }
    }

    private void pump() {
        // While it may still be out of reach, one at a time finds out.
        int most = reach.isProbed() ? 1 : DemandLimits.MAX_OPEN;
        while (mayAsk() && !waiting.isEmpty() && asking + batch.withContent() < most) {
            Waiting next = waiting.remove();
            asking++;
            inquiry.ask(next.asked(), next.known()).onComplete(answer -> {
                asking--;
                answered(next.asked(), answer);
                goOn();
            });
        }
        if (asking == 0 && waiting.isEmpty()) {
            batch.flush();
        }
    }

    private void goOn() {
        take();
        pump();
    }

    private void answered(AskedCrate asked, AsyncResult<Result> outcome) {
        if (outcome.failed()) {
            LOG.atError()
                    .setMessage("A crate of the registry could not be taken, by a bug")
                    .setCause(outcome.cause())
                    .log();
            drop(asked);
            return;
        }
        Failed failed = outcome.result().failed();
        CrateAnswer answer = outcome.result().answer();
        if (answer != null) {
            reach.answered();
            retries.succeeded(asked.canonical());
            batch.add(answer, asked.wanted());
        } else if (failed != null) {
            failed(asked, failed);
        }
    }

    private void failed(AskedCrate asked, Failed failed) {
        if (reach.isLostBy(failed)) {
            open.remove(asked.canonical());
            if (reach.lost(failed)) {
                rest(failed);
            }
            return;
        }
        retries.failed(asked.canonical(), clock.instant());
        if (round != null) {
            round.skip(asked.canonical());
        }
        if (asked.wanted() && retries.isGivenUp(asked.canonical())) {
            drop(asked);
        } else {
            open.remove(asked.canonical());
        }
    }

    /** The registry is out of reach: what waits goes back into the store's queue. */
    private void rest(Failed failed) {
        waiting.forEach(left -> open.remove(left.asked().canonical()));
        waiting.clear();
        RefreshRound current = round;
        round = null;
        if (current != null) {
            current.givenUp(failed);
        }
        store.failing(true).onFailure(this::storeFailed);
    }

    private void drop(AskedCrate asked) {
        CrateAnswer nothing =
                new CrateAnswer(asked.canonical(), asked.crate(), Kind.DROPPED, null, Validators.NONE, clock.instant());
        open.put(asked.canonical(), asked);
        batch.add(nothing, asked.wanted());
    }

    private void written(List<CrateAnswer> answers, AsyncResult<Long> result) {
        answers.forEach(answer -> open.remove(answer.canonical()));
        if (result.failed()) {
            // What is wanted stays in the queue; the next look takes it again.
            storeFailed(result.cause());
            return;
        }
        if (round != null) {
            round.changed(result.result());
        }
        goOn();
    }

    private void finish(RefreshRound current) {
        boolean looking = open.values().stream().anyMatch(asked -> !asked.wanted());
        if (looking || round != current) {
            return;
        }
        round = null;
        store.checked(current.since()).onComplete(checked -> {
            if (checked.succeeded()) {
                current.done();
            } else {
                current.storeFailed(checked.cause());
            }
        });
    }

    private void storeFailed(Throwable cause) {
        LOG.atDebug()
                .setMessage("The registry's crates cannot be read or written")
                .setCause(cause)
                .log();
        RefreshRound current = round;
        round = null;
        if (current != null) {
            current.storeFailed(cause);
        }
    }
}
