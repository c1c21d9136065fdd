package dev.rustsecd.resolve;

import dev.rustsecd.lockfile.WorkBudget;
import java.util.List;

/** Plays updates on one state with what is known of the registry. */
public final class CargoUpdate {
    private final LockState state;
    private final KnownCrates crates;
    private final Edges edges;
    private final NativeLibraries libraries;

    /** What updates of one state share. */
    record Registry(LockState state, KnownCrates crates, Edges edges, NativeLibraries libraries) {}

    /**
     * What came of an update.
     *
     * @param conflicts what stands in the way; empty where it was done
     * @param sure whether cargo had no choice which of the packages let go is to stay behind its newest
     */
    public record Played(List<Conflict> conflicts, boolean sure) {
        public Played {
            conflicts = List.copyOf(conflicts);
        }
    }

    public CargoUpdate(LockState state, KnownCrates crates) {
        this.state = state;
        this.crates = crates;
        this.edges = new Edges(state, crates);
        this.libraries = new NativeLibraries(state, crates);
    }

    /**
     * Changes the state as cargo would change the lockfile.
     *
     * @return without conflicts where cargo would do it; else the state is as before
     */
    public Played play(Update update, WorkBudget budget) {
        return play(update, budget, new Hopeless());
    }

    /**
     * As the other.
     *
     * @param hopeless what updates of the same package from this state have learned; this one adds to it
     */
    public Played play(Update update, WorkBudget budget, Hopeless hopeless) {
        UpdateRun run = new UpdateRun(new Registry(state, crates, edges, libraries), budget, update, hopeless);
        return new Played(run.run(), !run.isUnsure());
    }
}
