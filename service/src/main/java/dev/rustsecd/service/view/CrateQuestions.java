package dev.rustsecd.service.view;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.snapshot.Rules;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How questions about crates are taken up: each waits until the crates that it names have arrived, or its wait is over,
 * and is then answered from one view, at one time, under the operator's rules. One for the whole process.
 */
public final class CrateQuestions {
    /** Of who has no way to say how long to wait: pages, badges, writers. */
    public static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    private final Views views;
    private final CrateDemand demand;
    private final Rules rules;
    private final InstantSource clock;

    public CrateQuestions(Views views, CrateDemand demand, Rules rules, InstantSource clock) {
        this.views = views;
        this.demand = demand;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * For a question that waits for nothing.
     *
     * @throws ProblemAnswer {@link ProblemType#NOT_LOADED}
     */
    public Basis now() {
        return new Basis(views.current(), clock.instant(), rules);
    }

    /** For a question about one crate that is as patient as is usual. */
    public Future<Basis> about(CrateName crate) {
        return about(crate, USUAL_WAIT);
    }

    /** For a question about one crate. */
    public Future<Basis> about(CrateName crate, Duration maxWait) {
        return about(List.of(crate.toString()), maxWait);
    }

    /**
     * For a question about crates. Must be called on the context on which it goes on.
     *
     * @param names as they are written
     * @throws ProblemAnswer {@link ProblemType#NOT_LOADED}
     */
    public Future<Basis> about(Iterable<String> names, Duration maxWait) {
        views.requireLoaded();
        return demand.arrival(names, maxWait).map(done -> now());
    }

    /** Whether crates may arrive that are not here, so that it matters which a question names. */
    public boolean canArrive() {
        return demand.isPossible();
    }

    /** What is made of the facts, and whether there are any. */
    public Views views() {
        return views;
    }
}
