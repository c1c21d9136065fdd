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
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What packages ask of each other in one state of a lockfile, and what other releases of them would: read once, then kept. */
final class Demands {
    private final LockState state;
    private final Edges edges;
    private final boolean asAsked;
    private final @Nullable List<Demand>[] demands;
    private final @Nullable List<Asked>[] asked;
    private final @Nullable Set<CanonicalName>[] choices;
    private final @Nullable BitSet[] alone;
    private final Map<Place, Set<String>> options = new HashMap<>();

    /** A requirement, and the packages that have it. */
    record Demand(Dependency dependency, List<Integer> owners) {}

    private record Place(int node, PublishedVersion release) {}

    /**
     * @param asAsked whether the packages that are there go on asking for the features that they ask for now; else they may
     *     ask for none, as they would at another release
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of what is made by package
    Demands(LockState state, Edges edges, boolean asAsked) {
        this.asAsked = asAsked;
        this.state = state;
        this.edges = edges;
        this.demands = new List[state.size()];
        this.asked = new List[state.size()];
        this.choices = new Set[state.size()];
        this.alone = new BitSet[state.size()];
    }

    /** What is asked of a package, each requirement once. */
    List<Demand> on(int node) {
        List<Demand> known = demands[node];
        if (known == null) {
            Map<Dependency, Demand> distinct = new LinkedHashMap<>();
            for (int owner : state.owners(node)) {
                for (Dependency dependency : edges.between(owner, node)) {
                    distinct.computeIfAbsent(dependency, one -> new Demand(one, new ArrayList<>()))
                            .owners()
                            .add(owner);
                }
            }
            known = List.copyOf(distinct.values());
            demands[node] = known;
        }
        return known;
    }

    /** Whether a release of a dependent would have a package at a version, if it has it at all. */
    boolean admits(int owner, PublishedVersion release, int node, Version version) {
        if (!release.isRead()) {
            return false;
        }
        Set<String> options = null;
        for (Dependency dependency : release.dependenciesOn(state.crate(node))) {
            if (!dependency.admits(version)) {
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
        if (!release.isRead()) {
            return false;
        }
        Version now = Objects.requireNonNull(state.version(node));
        Set<String> options = null;
        for (Dependency dependency : release.dependenciesOn(state.crate(node))) {
            if (dependency.admits(now)) {
                options = options == null ? options(owner, release) : options;
                if (isOn(owner, dependency, options)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a release of a package surely has a dependency; the package is -1 where it is new. */
    boolean isOn(int node, Dependency dependency, Set<String> options) {
        if (!dependency.optional() || (node >= 0 && choices(node).contains(dependency.crate()))) {
            return true;
        }
        return (node < 0 || asAsked) && options.contains(dependency.asked().alias());
    }

    /** What is there only because a package is, and the package. */
    BitSet aloneFor(int node) {
        BitSet known = alone[node];
        if (known == null) {
            known = new BitSet(state.size());
            known.set(node);
            Deque<Integer> more = new ArrayDeque<>(List.of(node));
            while (!more.isEmpty()) {
                for (int dependency : state.dependencies(more.pop())) {
                    if (!known.get(dependency) && isOnlyFor(dependency, known)) {
                        known.set(dependency);
                        more.push(dependency);
                    }
                }
            }
            alone[node] = known;
        }
        return known;
    }

    private boolean isOnlyFor(int node, BitSet dependents) {
        for (int owner : state.owners(node)) {
            if (!dependents.get(owner)) {
                return false;
            }
        }
        return true;
    }

    /** The optional dependencies that a package has without anything that is published asking for them. */
    private Set<CanonicalName> choices(int node) {
        Set<CanonicalName> known = choices[node];
        if (known == null) {
            known = chosen(node);
            choices[node] = known;
        }
        return known;
    }

    private Set<CanonicalName> chosen(int node) {
        PublishedVersion old = edges.published(node);
        List<Dependency> needs = old == null ? null : old.dependencies();
        if (old == null || needs == null) {
            return Set.of();
        }
        Set<CanonicalName> chosen = crates(node);
        Set<String> explained = chosen.isEmpty() ? Set.of() : options(node, old);
        for (Dependency need : needs) {
            if (!need.optional() || explained.contains(need.asked().alias())) {
                chosen.remove(need.crate());
            }
        }
        return chosen;
    }

    /** The optional dependencies that are surely on for a package at a release. */
    Set<String> options(int node, PublishedVersion to) {
        Place place = new Place(node, to);
        Set<String> known = options.get(place);
        if (known == null) {
            known = new HashSet<>();
            for (Asked one : asked(node)) {
                known.addAll(to.optionsOf(one));
            }
            options.put(place, known);
        }
        return known;
    }

    /** What features its dependents ask for, each set once; of a manifest the default ones, unless the lockfile shows otherwise. */
    private List<Asked> asked(int node) {
        List<Asked> known = asked[node];
        if (known == null) {
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
            known = List.copyOf(all);
            asked[node] = known;
        }
        return known;
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
