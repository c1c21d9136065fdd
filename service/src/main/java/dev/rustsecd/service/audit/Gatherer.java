package dev.rustsecd.service.audit;

import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.store.RequirementsReader.Requirements;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where an audit gets what it has to wait for. */
public interface Gatherer {
    /** Whether crates that nobody has fetched can still arrive. */
    boolean isFetching();

    /**
     * Asks for those of these crates of which the registry has said nothing, and waits for them.
     *
     * @param most how many may be asked for
     * @return how many were, once they have arrived or the wait is over
     */
    Future<Integer> ask(Iterable<String> crates, Duration maxWait, int most);

    /** A crate with what its versions require, where that is at hand. */
    @Nullable
    KnownCrate kept(CrateReleases crate);

    /** Reads what the versions of crates require; never fails. */
    Future<Requirements> read(Collection<CrateReleases> crates);

    /** The queue of wanted crates, and the database. */
    record Live(CrateDemand demand, RequirementsReader requirements) implements Gatherer {
        @Override
        public boolean isFetching() {
            return demand.isPossible();
        }

        @Override
        public Future<Integer> ask(Iterable<String> crates, Duration maxWait, int most) {
            return demand.ask(crates, maxWait, most);
        }

        @Override
        public @Nullable KnownCrate kept(CrateReleases crate) {
            return requirements.kept(crate);
        }

        @Override
        public Future<Requirements> read(Collection<CrateReleases> crates) {
            return requirements.read(crates);
        }
    }
}
