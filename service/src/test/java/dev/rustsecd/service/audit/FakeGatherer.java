package dev.rustsecd.service.audit;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.KnownCratesBuilder;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.service.store.RequirementsReader.Requirements;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers from a store in memory, and tells what was asked of it. */
final class FakeGatherer implements Gatherer {
    private final Consumer<Set<String>> arrivals;
    private final List<Set<String>> readings = new ArrayList<>();
    private final List<Set<String>> questions = new ArrayList<>();
    private Map<CanonicalName, KnownCrate> store = new HashMap<>();
    private @Nullable Set<String> deliverable;
    private boolean fetching;
    private boolean away;
    private boolean keeping;

    /**
     * @param arrivals takes the crates that arrive
     */
    FakeGatherer(Consumer<Set<String>> arrivals) {
        this.arrivals = arrivals;
    }

    void has(KnownCratesBuilder crates) {
        store = crates.build();
    }

    /** Crates that nobody has fetched can be asked for, and these arrive. */
    void delivers(Set<String> crates) {
        fetching = true;
        deliverable = crates;
    }

    void deliversAll() {
        fetching = true;
        deliverable = null;
    }

    void isAway() {
        away = true;
    }

    void keepsAll() {
        keeping = true;
    }

    void forget() {
        readings.clear();
        questions.clear();
    }

    KnownCrate stored(String name) {
        return Objects.requireNonNull(store.get(CanonicalName.of(name)));
    }

    /** The crates of each reading of the store. */
    List<Set<String>> readings() {
        return readings;
    }

    /** The crates of each question to the registry. */
    List<Set<String>> questions() {
        return questions;
    }

    @Override
    public boolean isFetching() {
        return fetching;
    }

    @Override
    public Future<Integer> ask(Iterable<String> crates, Duration maxWait, int most) {
        Set<String> asked = new TreeSet<>();
        crates.forEach(asked::add);
        questions.add(asked);
        Set<String> arriving = new TreeSet<>(asked);
        if (deliverable != null) {
            arriving.retainAll(deliverable);
        }
        arriving.removeIf(name -> !store.containsKey(CanonicalName.of(name)));
        if (fetching && !arriving.isEmpty()) {
            arrivals.accept(arriving);
        }
        return Future.succeededFuture(asked.size());
    }

    @Override
    public @Nullable KnownCrate kept(CrateReleases crate) {
        return keeping ? stored(CrateName.canonical(crate.crate())) : null;
    }

    @Override
    public Future<Requirements> read(Collection<CrateReleases> crates) {
        Set<String> names = new TreeSet<>();
        crates.forEach(crate -> names.add(CrateName.canonical(crate.crate())));
        readings.add(names);
        Map<CanonicalName, KnownCrate> found = new HashMap<>();
        names.forEach(name -> found.put(CanonicalName.of(name), stored(name)));
        return Future.succeededFuture(away ? new Requirements(Map.of(), false) : new Requirements(found, true));
    }
}
