package dev.rustsecd.fix.world;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.resolve.CargoUpdate;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.KnownCrates;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The lockfile of a world as commands change it. */
public final class Played {
    private final World world;
    private final LockState state;
    private final CargoUpdate cargo;
    private final Map<String, Integer> before;
    private final DependencyGraph graph;

    public Played(World world, Map<CanonicalName, KnownCrate> known) {
        this.world = world;
        this.state = world.state();
        this.cargo = new CargoUpdate(state, new KnownCrates(known::get, true));
        this.before = counts();
        this.graph = DependencyGraph.of(world.lockfile());
    }

    LockState state() {
        return state;
    }

    /** Whether cargo does it, and the package is where it was sent; else nothing is changed. */
    boolean play(Update update) {
        int mark = state.mark();
        boolean done = cargo.play(update, new WorkBudget(100_000)).conflicts().isEmpty();
        int first = update.unlocked().get(0);
        boolean there = update.precise() == null
                || (state.isActive(first) && update.precise().equals(state.version(first)));
        if (!there) {
            state.rollback(mark);
        }
        return done && there;
    }

    /** Carries commands out as they are typed; what is wrong with the first that does not work, else nothing. */
    public String type(List<String> commands) {
        for (String command : commands) {
            String wrong = type(command);
            if (!wrong.isEmpty()) {
                return command + ": " + wrong;
            }
        }
        return "";
    }

    private String type(String command) {
        List<Integer> packages = new ArrayList<>();
        Version precise = null;
        String[] words = command.split(" ");
        for (int i = 2; i < words.length; i += 2) {
            if (words[i].equals("--precise")) {
                precise = Version.parse(words[i + 1]);
            } else if (words[i].equals("-p")) {
                List<Integer> named = named(words[i + 1]);
                if (named.size() != 1) {
                    return named.isEmpty() ? "names nothing" : "names several";
                }
                packages.add(named.get(0));
            } else {
                return "is not understood";
            }
        }
        if (precise != null && packages.size() > 1) {
            return "has several packages and one version";
        }
        return play(new Update(packages, precise)) ? "" : "cargo rejects it";
    }

    /** All packages that are there, as {@code name@version}. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        for (int node = 0; node < state.size(); node++) {
            if (state.isActive(node)) {
                ids.add(state.id(node));
            }
        }
        return ids;
    }

    private List<Integer> named(String spec) {
        List<Integer> named = new ArrayList<>();
        for (int node = 0; node < state.size(); node++) {
            if (state.isActive(node) && spec.equals(state.id(node))) {
                named.add(node);
            }
        }
        return named;
    }

    /** Whether a package is left by an advisory, and nothing has come in its place that it affects. */
    boolean isGone(int node, Advisory advisory) {
        for (int other : state.nodesOf(state.crate(node))) {
            boolean counts = other == node || !state.isOfLockfile(other) || takesOver(node, other);
            if (counts && state.isActive(other) && (isAffected(other, advisory) || isNewPreRelease(node, other))) {
                return false;
            }
        }
        return true;
    }

    private boolean isNewPreRelease(int node, int other) {
        Version now = Objects.requireNonNull(state.version(other));
        Version locked = Objects.requireNonNull(state.lockedVersion(node));
        return now.isPreRelease() && !locked.isPreRelease() && state.isChanged(other);
    }

    /** Whether a package is gone, and one that was there, and is no newer now, has its dependents. */
    private boolean takesOver(int node, int other) {
        Version now = Objects.requireNonNull(state.version(other));
        return !state.isActive(node)
                && now.compareTo(Objects.requireNonNull(state.lockedVersion(node))) <= 0
                && hasNewDependent(other);
    }

    private boolean hasNewDependent(int node) {
        Set<Integer> dependents = new TreeSet<>();
        Arrays.stream(state.owners(node)).forEach(dependents::add);
        Arrays.stream(graph.dependents(node)).forEach(dependents::remove);
        return dependents.stream().anyMatch(state::isOfLockfile);
    }

    /** Findings that there are more of than in the lockfile: an id and a crate each. */
    List<String> news() {
        List<String> news = new ArrayList<>();
        counts().forEach((what, count) -> {
            if (count > Objects.requireNonNull(before.getOrDefault(what, 0))) {
                news.add(what);
            }
        });
        return news;
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (int node = 0; node < state.size(); node++) {
            if (state.isActive(node) && state.isCratesIo(node)) {
                for (Advisory advisory : world.live(state.crate(node))) {
                    if (isAffected(node, advisory)) {
                        counts.merge(advisory.id() + " " + state.name(node), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private boolean isAffected(int node, Advisory advisory) {
        return advisory.versions().contains(Objects.requireNonNull(state.version(node)));
    }
}
