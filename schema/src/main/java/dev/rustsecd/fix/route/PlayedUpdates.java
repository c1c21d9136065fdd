package dev.rustsecd.fix.route;

import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The updates that were played on a lockfile, one after the other, and what cargo rejected at each state on the way: the
 * same updates lead to the same state, so what was rejected there once need not be played there again.
 */
final class PlayedUpdates {
    /** How many states, and how many conflicts, are remembered; what comes later is played anew. */
    private static final int MOST = 20_000;

    private final LockState state;
    private final List<Move> moves = new ArrayList<>();
    private final List<@Nullable Memory> passed = new ArrayList<>();
    private int remembered;

    /** An update that was played, how it is typed, whether cargo had no choice, and the state's mark before it. */
    record Move(Update update, String command, boolean sure, int mark) {}

    /** What is known of one state. */
    private static final class Memory {
        private final Map<Update, Memory> next = new HashMap<>(2);
        private final Map<Update, List<Conflict>> rejected = new HashMap<>(2);
    }

    /**
     * @param state as the lockfile has it
     */
    PlayedUpdates(LockState state) {
        this.state = state;
        this.passed.add(new Memory());
    }

    int size() {
        return moves.size();
    }

    /** Whether an update set the version that a package has. */
    boolean wasSet(int node, @Nullable Version version) {
        return moves.stream()
                .map(Move::update)
                .anyMatch(update -> update.unlocked().get(0) == node && Objects.equals(update.precise(), version));
    }

    /** Whether cargo had no choice in any of them. */
    boolean isSure() {
        return moves.stream().allMatch(Move::sure);
    }

    /** Those behind the first so many, in order. */
    List<Move> since(int first) {
        return List.copyOf(moves.subList(first, moves.size()));
    }

    /** Notes what was just played. */
    void add(Move move) {
        Memory here = here();
        Memory there = here == null ? null : here.next.get(move.update());
        if (there == null && here != null && remembered < MOST) {
            remembered++;
            there = new Memory();
            here.next.put(move.update(), there);
        }
        moves.add(move);
        passed.add(there);
    }

    /** What cargo has against an update here, as far as that is remembered; null where it is not. */
    @Nullable
    List<Conflict> rejected(Update update) {
        Memory here = here();
        return here == null ? null : here.rejected.get(update);
    }

    void reject(Update update, List<Conflict> conflicts) {
        Memory here = here();
        if (here != null && remembered < MOST) {
            remembered += conflicts.size();
            here.rejected.put(update, List.copyOf(conflicts));
        }
    }

    /** Takes back all but the first so many. */
    void cut(int size) {
        if (size < moves.size()) {
            state.rollback(moves.get(size).mark());
            moves.subList(size, moves.size()).clear();
            passed.subList(size + 1, passed.size()).clear();
        }
    }

    /**
     * Takes back what does not begin as these updates do.
     *
     * @param first how many moves to leave out before they are compared
     * @return how many of the updates stay played
     */
    int cutToCommon(int first, List<Update> updates) {
        int same = 0;
        while (same < updates.size()
                && first + same < moves.size()
                && moves.get(first + same).update().equals(updates.get(same))) {
            same++;
        }
        cut(first + same);
        return same;
    }

    private @Nullable Memory here() {
        return passed.get(passed.size() - 1);
    }
}
