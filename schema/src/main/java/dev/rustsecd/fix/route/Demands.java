package dev.rustsecd.fix.route;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.release.Requirement.Asked;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.Edges;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What packages ask of each other in one state of a lockfile, and what other releases of them would: read once, then kept. */
final class Demands {
    private final LockState state;
    private final Edges edges;
    private final Map<Integer, List<Demand>> demands = new HashMap<>();
    private final Map<Integer, List<Asked>> asked = new HashMap<>();
    private final Map<Place, Set<String>> options = new HashMap<>();
    private final Map<Integer, Set<CanonicalName>> choices = new HashMap<>();
    private final Map<Integer, Set<Integer>> alone = new HashMap<>();

    /** A requirement, and the packages that have it. */
    record Demand(Dependency dependency, List<Integer> owners) {}

    private record Place(int node, PublishedVersion release) {}

    Demands(LockState state, Edges edges) {
        this.state = state;
        this.edges = edges;
    }

    /** What is asked of a package, each requirement once. */
    List<Demand> on(int node) {
        return demands.computeIfAbsent(node, none -> {
            Map<Dependency, Demand> distinct = new LinkedHashMap<>();
            for (int owner : state.owners(node)) {
                for (Dependency dependency : edges.between(owner, node)) {
                    distinct.computeIfAbsent(dependency, one -> new Demand(one, new ArrayList<>()))
                            .owners()
                            .add(owner);
                }
            }
            return List.copyOf(distinct.values());
        });
    }

    /** Whether a release of a dependent would have a package at a version, if it has it at all. */
    boolean admits(int owner, PublishedVersion release, int node, Version version) {
        List<Dependency> dependencies = release.dependencies();
        if (dependencies == null) {
            return false;
        }
        Set<String> options = null;
        for (Dependency dependency : dependencies) {
            if (dependency.crate().equals(state.crate(node)) && !dependency.admits(version)) {
                options = options == null ? options(owner, release) : options;
                if (isOn(owner, dependency, options)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a release does without a package as it is now: without its crate, or with another line of it. */
    boolean leaves(int owner, PublishedVersion release, int node) {
        List<Dependency> dependencies = release.dependencies();
        if (dependencies == null) {
            return false;
        }
        Version now = Objects.requireNonNull(state.version(node));
        Set<String> options = options(owner, release);
        for (Dependency dependency : dependencies) {
            if (dependency.crate().equals(state.crate(node))
                    && dependency.admits(now)
                    && isOn(owner, dependency, options)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a release of a package surely has a dependency; the package is -1 where it is new. */
    boolean isOn(int node, Dependency dependency, Set<String> options) {
        return !dependency.optional()
                || options.contains(dependency.asked().alias())
                || (node >= 0 && choices(node).contains(dependency.crate()));
    }

    /** What is there only because a package is. */
    Set<Integer> aloneFor(int node) {
        return alone.computeIfAbsent(node, none -> {
            Set<Integer> found = new HashSet<>(Set.of(node));
            Deque<Integer> more = new ArrayDeque<>(found);
            while (!more.isEmpty()) {
                for (int dependency : state.dependencies(more.pop())) {
                    if (Arrays.stream(state.owners(dependency)).allMatch(found::contains) && found.add(dependency)) {
                        more.push(dependency);
                    }
                }
            }
            return found;
        });
    }

    /** The optional dependencies that a package has without anything that is published asking for them. */
    private Set<CanonicalName> choices(int node) {
        return choices.computeIfAbsent(node, none -> {
            PublishedVersion old = edges.published(node);
            List<Dependency> needs = old == null ? null : old.dependencies();
            Set<CanonicalName> chosen = old == null || needs == null ? new HashSet<>() : crates(node);
            if (old != null && needs != null) {
                Set<String> explained = chosen.isEmpty() ? Set.of() : options(node, old);
                for (Dependency need : needs) {
                    if (!need.optional() || explained.contains(need.asked().alias())) {
                        chosen.remove(need.crate());
                    }
                }
            }
            return chosen;
        });
    }

    /** The optional dependencies that are surely on for a package at a release. */
    Set<String> options(int node, PublishedVersion to) {
        return options.computeIfAbsent(new Place(node, to), none -> {
            Set<String> options = new HashSet<>();
            asked(node).forEach(one -> options.addAll(to.optionsOf(one)));
            return options;
        });
    }

    /** What features its dependents ask for, each set once; of a manifest the default ones, unless the lockfile shows otherwise. */
    private List<Asked> asked(int node) {
        return asked.computeIfAbsent(node, none -> {
            PublishedVersion now = edges.published(node);
            boolean hadDefaults = now != null && now.hadDefaults(crates(node));
            Set<Asked> all = new LinkedHashSet<>();
            for (int owner : state.owners(node)) {
                for (Dependency dependency : edges.between(owner, node)) {
                    if (!dependency.isAssumed() || (hadDefaults && !state.isCratesIo(owner))) {
                        all.add(dependency.asked());
                    }
                }
            }
            return List.copyOf(all);
        });
    }

    private Set<CanonicalName> crates(int node) {
        Set<CanonicalName> crates = new HashSet<>();
        for (int dependency : state.dependencies(node)) {
            crates.add(state.crate(dependency));
        }
        return crates;
    }

    /** Whether a package is there that serves a requirement, and is not the one. */
    boolean isThere(Dependency dependency, int without) {
        for (int node : state.nodesOf(dependency.crate())) {
            Version version = state.version(node);
            if (node != without && state.isActive(node) && version != null && dependency.admits(version)) {
                return true;
            }
        }
        return false;
    }
}
