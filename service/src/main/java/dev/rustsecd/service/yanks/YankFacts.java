package dev.rustsecd.service.yanks;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.PolicyMember;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;

/** What every route about yanks is made from: the snapshot, crates on demand, the age of releases, and the time. */
public final class YankFacts {
    private final SnapshotHolder holder;
    private final CrateDemand demand;
    private final Maturity maturity;
    private final InstantSource clock;

    public YankFacts(SnapshotHolder holder, CrateDemand demand, Maturity maturity, InstantSource clock) {
        this.holder = holder;
        this.demand = demand;
        this.maturity = maturity;
        this.clock = clock;
    }

    /**
     * @throws ProblemAnswer {@link ProblemType#NOT_LOADED}
     */
    Snapshot snapshot() {
        Snapshot snapshot = holder.current();
        if (!snapshot.isLoaded()) {
            throw new ProblemAnswer(ProblemType.NOT_LOADED, "the first load has not ended");
        }
        return snapshot;
    }

    /** A crate, once it has arrived or the question's patience is at its end. */
    Future<YankedCrate> crate(CrateName name, Duration patience) {
        snapshot();
        return demand.arrival(List.of(name.toString()), patience).map(done -> YankedCrate.of(snapshot(), name));
    }

    /** How long a question waits; the query may have nothing else. */
    static Duration patience(Call call) {
        PolicyValues values = PolicyValues.ofQuery(call.query(), EnumSet.of(PolicyMember.WAIT));
        return PolicyReader.read(values).patience();
    }

    Maturity maturity() {
        return maturity;
    }

    Instant now() {
        return clock.instant();
    }

    /** A question that cannot be answered because the database is away. */
    static <T> Future<T> away(Throwable failure) {
        return Future.failedFuture(
                failure instanceof ProblemAnswer
                        ? failure
                        : new ProblemAnswer(ProblemType.DATABASE_AWAY, "it is asked for this, and does not answer"));
    }

    /**
     * @throws ProblemAnswer where the client does not take the only type that there is
     */
    static void requireJson(Call call) {
        if (call.accepted().quality("application/json") <= 0) {
            throw new ProblemAnswer(ProblemType.NOT_ACCEPTABLE, "there is application/json");
        }
    }
}
