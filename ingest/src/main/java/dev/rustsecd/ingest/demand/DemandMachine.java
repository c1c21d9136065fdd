package dev.rustsecd.ingest.demand;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.demand.DemandEvent.Answered;
import dev.rustsecd.ingest.demand.DemandEvent.Taken;
import dev.rustsecd.ingest.demand.DemandState.Round;
import dev.rustsecd.ingest.demand.DemandState.Waiting;
import dev.rustsecd.ingest.run.IngestOutcome;
import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import dev.rustsecd.ingest.run.LedRun;
import dev.rustsecd.ingest.source.CrateSource.Failed;
import dev.rustsecd.ingest.source.CrateSource.Validators;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.store.AskedCrate;
import dev.rustsecd.ingest.store.CrateAnswer;
import dev.rustsecd.ingest.store.CrateAnswer.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the queue of wanted crates is worked off, and how those that are kept are looked at again while a round is
 * under way: it asks only while it leads, and rests while the registry is out of reach. Pure: a state, an event, a time and
 * a random number always give the same step.
 */
final class DemandMachine {
    private final Instant now;
    private final List<DemandCommand> commands = new ArrayList<>();

    // The state in the making.
    private boolean leading;
    private boolean taking;
    private List<Waiting> waiting;
    private List<AskedCrate> asking;
    private AnswerBatch batch;
    private CircuitBreaker breaker;
    private @Nullable Round round;

    private DemandMachine(DemandState before, Instant now) {
        this.now = now;
        this.leading = before.leading();
        this.taking = before.taking();
        this.waiting = before.waiting();
        this.asking = before.asking();
        this.batch = before.batch();
        this.breaker = before.breaker();
        this.round = before.round();
    }

    /** The state after an event, and what is to be done, in this order. */
    record Step(DemandState state, List<DemandCommand> commands) {}

    /**
     * What an event leads to.
     *
     * @param random from 0 to 1
     */
    static Step step(DemandState before, DemandEvent event, Instant now, double random) {
        DemandMachine machine = new DemandMachine(before, now);
        machine.on(event, random);
        return new Step(machine.state(), List.copyOf(machine.commands));
    }

    private DemandState state() {
        return new DemandState(leading, taking, waiting, asking, batch, breaker, round);
    }

    private void on(DemandEvent event, double random) {
        if (event instanceof DemandEvent.Led led) {
            lead(led.held());
        } else if (event instanceof DemandEvent.Looked) {
            look();
        } else if (event instanceof DemandEvent.RefreshDue) {
            refresh();
        } else if (event instanceof Taken taken) {
            taken(taken);
        } else if (event instanceof DemandEvent.TakeFailed failure) {
            taking = false;
            storeFailed(failure.cause());
            pump();
        } else if (event instanceof Answered answered) {
            answered(answered);
        } else if (event instanceof DemandEvent.Unanswered unanswered) {
            noLongerAsked(unanswered.asked());
            failed(unanswered.asked(), unanswered.failed(), random);
            look();
        } else if (event instanceof DemandEvent.Broken broken) {
            noLongerAsked(broken.asked());
            drop(broken.asked());
            look();
        } else if (event instanceof DemandEvent.Gathered) {
            write();
        } else if (event instanceof DemandEvent.Written) {
            batch = batch.ended();
            look();
            writeUrgent();
        } else if (event instanceof DemandEvent.WriteFailed failure) {
            // What is wanted stays in the queue; the next look takes it again.
            batch = batch.ended();
            storeFailed(failure.cause());
            writeUrgent();
        } else if (event instanceof DemandEvent.StoreFailed failure) {
            storeFailed(failure.cause());
        }
    }

    private void lead(boolean held) {
        leading = held;
        if (!held) {
            endRound(new NotLeader());
        }
        look();
    }

    private void refresh() {
        Failed trouble = breaker.isOpen(now) ? breaker.trouble() : null;
        if (trouble != null) {
            commands.add(new DemandCommand.EndRound(outcome(trouble)));
            return;
        }
        if (round == null) {
            round = new Round(now, Set.of());
        }
        look();
    }

    private static IngestOutcome outcome(Failed failed) {
        return IngestOutcome.Failed.ofFetch(new FetchOutcome.Failed(failed.failure(), failed.detail()));
    }

    private void look() {
        take();
        pump();
    }

    private boolean mayAsk() {
        return leading && !breaker.isOpen(now);
    }

    /** Fills the queue in memory from the one in the store. */
    private void take() {
        if (mayAsk() && !taking && waiting.isEmpty()) {
            taking = true;
            Set<String> except =
                    state().open().map(AskedCrate::canonical).collect(Collectors.toCollection(HashSet::new));
            except.addAll(breaker.waiting(now));
            commands.add(new DemandCommand.Take(Set.copyOf(except), round));
        }
    }

    private void taken(Taken taken) {
        taking = false;
        List<Waiting> askable = new ArrayList<>();
        for (Waiting crate : taken.crates()) {
            if (isAskable(crate.asked(), taken.absent())) {
                askable.add(crate);
            } else {
                drop(crate.asked());
            }
        }
        waiting = List.copyOf(askable);
        Instant over = taken.over();
        if (over != null && isOver(over)) {
            round = null;
            commands.add(new DemandCommand.FinishRound(over));
        }
        pump();
    }

    private boolean isOver(Instant since) {
        return round != null && since.equals(round.since()) && state().open().allMatch(AskedCrate::wanted);
    }

    /** Names that crates.io cannot have are never asked for, and those that it has not are not asked for again so soon. */
    private static boolean isAskable(AskedCrate asked, Set<String> absent) {
        boolean remembered = asked.wanted() && absent.contains(asked.canonical());
        return !remembered && CrateName.isRegistryName(asked.crate());
    }

    private void pump() {
        // While it may still be out of reach, one at a time finds out.
        int most = breaker.isProbing() ? 1 : DemandLimits.MAX_OPEN;
        int free = mayAsk() ? Math.max(0, most - asking.size() - batch.withContent()) : 0;
        List<Waiting> next = waiting.subList(0, Math.min(free, waiting.size()));
        if (!next.isEmpty()) {
            List<AskedCrate> more = new ArrayList<>(asking);
            next.forEach(crate -> {
                more.add(crate.asked());
                commands.add(new DemandCommand.Ask(crate));
            });
            asking = List.copyOf(more);
            waiting = waiting.subList(next.size(), waiting.size());
        }
        if (asking.isEmpty() && waiting.isEmpty() && !batch.gathering()) {
            write();
        }
    }

    private void answered(Answered answered) {
        noLongerAsked(answered.asked());
        if (breaker.isProbing()) {
            commands.add(new DemandCommand.Turn());
        }
        breaker = breaker.answered(answered.asked().canonical());
        add(answered);
        look();
    }

    private void noLongerAsked(AskedCrate asked) {
        asking = asking.stream().filter(other -> !other.equals(asked)).toList();
    }

    private void failed(AskedCrate asked, Failed failed, double random) {
        if (breaker.isTrippedBy(failed)) {
            trip(failed, random);
            return;
        }
        String canonical = asked.canonical();
        breaker = breaker.failed(canonical, now);
        if (round != null) {
            round = round.skip(canonical);
        }
        if (asked.wanted() && breaker.isGivenUp(canonical)) {
            breaker = breaker.without(canonical);
            drop(asked);
        }
    }

    /** The registry is out of reach: what waits goes back into the store's queue. */
    private void trip(Failed failed, double random) {
        CircuitBreaker before = breaker;
        breaker = before.tripped(failed, now, random);
        if (before.isOpen(now)) {
            return;
        }
        if (!before.isProbing()) {
            commands.add(new DemandCommand.Turn());
        }
        waiting = List.of();
        endRound(outcome(failed));
        commands.add(new DemandCommand.TellFailing());
    }

    private void drop(AskedCrate asked) {
        add(new Answered(
                asked, new CrateAnswer(asked.canonical(), asked.crate(), Kind.DROPPED, null, Validators.NONE, now)));
    }

    /** One that is urgent is written after a moment in which others may join it; the rest when there are many. */
    private void add(Answered answered) {
        batch = batch.with(answered);
        if (batch.urgent() && !batch.gathering() && !batch.isWriting()) {
            batch = batch.gathering(true);
            commands.add(new DemandCommand.Gather());
        } else if (batch.ready().size() >= DemandLimits.MAX_READY) {
            write();
        }
    }

    private void write() {
        batch = batch.gathering(false);
        if (!batch.isWriting() && !batch.ready().isEmpty()) {
            commands.add(new DemandCommand.Write(
                    batch.ready().stream().map(Answered::answer).toList()));
            batch = batch.begun();
        }
    }

    private void writeUrgent() {
        if (batch.urgent()) {
            write();
        }
    }

    private void endRound(IngestOutcome outcome) {
        if (round != null) {
            round = null;
            commands.add(new DemandCommand.EndRound(outcome));
        }
    }

    private void storeFailed(Throwable cause) {
        endRound(LedRun.outcome(cause));
    }
}
