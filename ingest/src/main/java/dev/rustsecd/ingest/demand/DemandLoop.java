package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.demand.DemandMachine.Step;
import dev.rustsecd.ingest.demand.DemandState.Waiting;
import dev.rustsecd.ingest.plan.KnownCrate;
import dev.rustsecd.ingest.run.IngestOutcome;
import dev.rustsecd.ingest.run.IngestOutcome.Unchanged;
import dev.rustsecd.ingest.store.AskedCrate;
import dev.rustsecd.ingest.store.DemandStore;
import dev.rustsecd.ingest.store.RegistryWriter;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what {@link DemandMachine} decides, and tells it what came of it. Used on one event loop. */
final class DemandLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DemandLoop.class);

    private final Vertx vertx;
    private final DemandStore store;
    private final RegistryWriter registry;
    private final CrateInquiry inquiry;
    private final DemandLimits limits;
    private final InstantSource clock;
    private final Runnable turned;
    private DemandState state = DemandState.START;
    private @Nullable Promise<IngestOutcome> round;
    private long timer = -1;

    /**
     * @param turned told when the registry goes out of reach, and when it is back
     */
    DemandLoop(
            Vertx vertx,
            DemandStore store,
            RegistryWriter registry,
            CrateInquiry inquiry,
            DemandLimits limits,
            InstantSource clock,
            Runnable turned) {
        this.vertx = vertx;
        this.store = store;
        this.registry = registry;
        this.inquiry = inquiry;
        this.limits = limits;
        this.clock = clock;
        this.turned = turned;
    }

    /** Whether this program is the one that asks. */
    void lead(boolean held) {
        on(new DemandEvent.Led(held));
    }

    boolean isLeading() {
        return state.leading();
    }

    /** There may be something to do. */
    void look() {
        on(new DemandEvent.Looked());
    }

    void stop() {
        lead(false);
        vertx.cancelTimer(timer);
    }

    /** Looks at everything that is kept; whoever asks for it meanwhile waits for the same. Fails where the store does. */
    Future<IngestOutcome> refresh() {
        Promise<IngestOutcome> current = round == null ? Promise.promise() : round;
        round = current;
        on(new DemandEvent.RefreshDue());
        return current.future();
    }

    private void on(DemandEvent event) {
        Step step = DemandMachine.step(
                state, event, clock.instant(), ThreadLocalRandom.current().nextDouble());
        state = step.state();
        step.commands().forEach(this::carryOut);
    }

    private void carryOut(DemandCommand command) {
        if (command instanceof DemandCommand.Take take) {
            take(take);
        } else if (command instanceof DemandCommand.Ask ask) {
            inquiry.ask(ask.crate())
                    .onComplete(event -> on(event.succeeded() ? event.result() : bug(ask, event.cause())));
        } else if (command instanceof DemandCommand.Gather) {
            timer = vertx.setTimer(limits.gather().toMillis(), over -> on(new DemandEvent.Gathered()));
        } else if (command instanceof DemandCommand.Write write) {
            store.write(write.answers())
                    .onSuccess(changed -> on(new DemandEvent.Written()))
                    .onFailure(failure -> on(new DemandEvent.WriteFailed(logged(failure))));
        } else if (command instanceof DemandCommand.TellFailing) {
            store.failing().onFailure(failure -> on(new DemandEvent.StoreFailed(logged(failure))));
        } else if (command instanceof DemandCommand.EndRound end) {
            endRound().complete(end.outcome());
        } else if (command instanceof DemandCommand.FinishRound finish) {
            store.checked(finish.since())
                    .compose(checked -> registry.holdings())
                    .<IngestOutcome>map(Unchanged::new)
                    .onComplete(endRound());
        } else if (command instanceof DemandCommand.Turn) {
            turned.run();
        }
    }

    private Promise<IngestOutcome> endRound() {
        Promise<IngestOutcome> ended = round == null ? Promise.promise() : round;
        round = null;
        return ended;
    }

    private void take(DemandCommand.Take take) {
        DemandState.Round current = take.round();
        Set<String> exceptDue = new HashSet<>(take.except());
        exceptDue.addAll(current == null ? Set.of() : current.skipped());
        Future<List<AskedCrate>> wanted = store.wanted(take.except(), DemandLimits.LOT);
        Future<List<AskedCrate>> due = current == null
                ? Future.succeededFuture(List.of())
                : store.due(current.since(), exceptDue, DemandLimits.LOT);
        Instant since = current == null ? null : current.since();
        Future.all(wanted, due)
                .compose(
                        all -> known(wanted.result(), due.result(), due.result().isEmpty() ? since : null))
                .onSuccess(this::on)
                .onFailure(failure -> on(new DemandEvent.TakeFailed(logged(failure))));
    }

    /** One that is wanted and due is wanted. */
    private Future<DemandEvent> known(List<AskedCrate> wanted, List<AskedCrate> due, @Nullable Instant over) {
        Map<String, AskedCrate> taken = new LinkedHashMap<>();
        wanted.forEach(asked -> taken.putIfAbsent(asked.canonical(), asked));
        due.forEach(asked -> taken.putIfAbsent(asked.canonical(), asked));
        if (taken.isEmpty()) {
            return Future.succeededFuture(new DemandEvent.Taken(List.of(), Set.of(), over));
        }
        Instant remembered = clock.instant().minus(limits.keeping().absent());
        Future<Map<String, KnownCrate>> known = registry.crates(taken.keySet());
        Future<List<String>> absent = store.absent(taken.keySet(), remembered);
        return Future.all(known, absent).map(all -> {
            List<Waiting> crates = taken.values().stream()
                    .map(asked -> new Waiting(asked, known.result().getOrDefault(asked.canonical(), KnownCrate.NONE)))
                    .toList();
            return new DemandEvent.Taken(crates, Set.copyOf(absent.result()), over);
        });
    }

    private static DemandEvent bug(DemandCommand.Ask ask, Throwable cause) {
        LOG.atError().setMessage(IngestSentences.CRATE_CRASHED).setCause(cause).log();
        return new DemandEvent.Broken(ask.crate().asked());
    }

    private static Throwable logged(Throwable cause) {
        LOG.atDebug()
                .setMessage(IngestSentences.CRATES_NOT_STORED)
                .setCause(cause)
                .log();
        return cause;
    }
}
