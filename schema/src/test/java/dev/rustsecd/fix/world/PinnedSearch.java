package dev.rustsecd.fix.world;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tries every sequence of {@code cargo update -p X --precise V} that goes up, fewest commands first, until findings of a
 * package are gone: the packages are those that can have to do with it, each named at the version that the lockfile or a
 * command before gave it.
 */
final class PinnedSearch {
    private static final int MAX_STATES = 4_000;
    private static final int MAX_PLAYS = 60_000;

    private final Map<CanonicalName, KnownCrate> known;
    private final Played played;
    private final LockState state;
    private final int node;
    private final Collection<Advisory> findings;
    private int plays;

    /**
     * The shortest sequence, if any.
     *
     * @param clean the shortest that brings in no finding; null for none
     * @param decided whether everything was tried that {@code clean} asks for
     */
    record Answer(@Nullable List<Update> clean, boolean decided) {}

    PinnedSearch(World world, Map<CanonicalName, KnownCrate> known, int node, Collection<Advisory> findings) {
        this.known = known;
        this.played = new Played(world, known);
        this.state = played.state();
        this.node = node;
        this.findings = findings;
    }

    Answer search() {
        Set<String> seen = new HashSet<>(Set.of(signature(List.of())));
        Deque<List<Update>> open = new ArrayDeque<>(List.of(List.of()));
        List<Integer> concerned = concerned();
        int start = state.mark();
        while (!open.isEmpty() && plays < MAX_PLAYS && seen.size() < MAX_STATES) {
            List<Update> path = open.remove();
            path.forEach(this::again);
            for (Update update : moves(concerned, path)) {
                int mark = state.mark();
                plays++;
                if (played.play(update)) {
                    List<Update> longer = new ArrayList<>(path);
                    longer.add(update);
                    boolean gone = findings.stream().allMatch(finding -> played.isGone(node, finding));
                    if (gone && played.news().isEmpty()) {
                        return new Answer(longer, true);
                    }
                    if (seen.add(signature(longer))) {
                        open.add(longer);
                    }
                    state.rollback(mark);
                }
            }
            state.rollback(start);
        }
        return new Answer(null, open.isEmpty());
    }

    private void again(Update update) {
        if (!played.play(update)) {
            throw new IllegalStateException("what was played once does not play again");
        }
    }

    private List<Update> moves(List<Integer> concerned, List<Update> path) {
        List<Update> moves = new ArrayList<>();
        for (int mover : concerned) {
            Version now = Objects.requireNonNull(state.version(mover));
            boolean nameable = !state.isChanged(mover)
                    || path.stream().anyMatch(one -> one.unlocked().contains(mover) && now.equals(one.precise()));
            if (state.isActive(mover) && nameable) {
                for (PublishedVersion release : releases(state.crate(mover))) {
                    if (isMove(mover, release, now)) {
                        moves.add(Update.precise(mover, release.version()));
                    }
                }
            }
        }
        return moves;
    }

    private boolean isMove(int mover, PublishedVersion release, Version now) {
        Version locked = Objects.requireNonNull(state.lockedVersion(mover));
        boolean down = mover == node && findings.stream().anyMatch(Advisory::isMalicious);
        return !release.isYanked()
                && (!release.version().isPreRelease() || locked.isPreRelease())
                && (down ? !release.version().equals(now) : release.version().compareTo(now) > 0);
    }

    private List<PublishedVersion> releases(CanonicalName crate) {
        KnownCrate found = known.get(crate);
        return found == null ? List.of() : found.ascending();
    }

    /** The package, what depends on it, and what can be in the way of any of these, to the end. */
    private List<Integer> concerned() {
        Set<Integer> all = new TreeSet<>(Set.of(node));
        Deque<Integer> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            int next = open.remove();
            List<Integer> more = new ArrayList<>();
            Arrays.stream(state.owners(next)).forEach(more::add);
            for (PublishedVersion release : releases(state.crate(next))) {
                for (Dependency need : Objects.requireNonNull(release.dependencies())) {
                    Arrays.stream(state.nodesOf(need.crate())).forEach(more::add);
                }
            }
            more.stream().filter(one -> state.isCratesIo(one) && all.add(one)).forEach(open::add);
        }
        return List.copyOf(all);
    }

    private String signature(List<Update> path) {
        Set<String> parts = new TreeSet<>();
        for (int i = 0; i < state.size(); i++) {
            if (state.isActive(i)) {
                int one = i;
                boolean set = path.stream()
                        .anyMatch(move ->
                                move.unlocked().contains(one) && Objects.equals(move.precise(), state.version(one)));
                parts.add(state.id(i) + (set ? "!" : ""));
            }
        }
        return parts.toString();
    }
}
