package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.release.Requirement.Asked;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the packages that an update lets go had before, and what the others needed them for. */
final class LetGo {
    private final LockState state;
    private final Edges edges;
    private final Update update;
    /** How many packages are let go or taken up again, as they are, for the price of a release that is tried. */
    static final int PACKAGES_A_STEP = 32;

    private final WorkBudget budget;
    private final Map<Integer, Version> versions = new HashMap<>();
    private final Map<Integer, int[]> dependencies = new HashMap<>();
    private final Map<Integer, Set<CanonicalName>> choices = new HashMap<>();
    private final Map<Integer, PublishedVersion> publishedBefore = new HashMap<>();
    private final List<Integer> detached = new ArrayList<>();
    private final Set<Integer> everDetached = new HashSet<>();
    private final int size;
    private final List<Demand> demands = new ArrayList<>();
    private final Map<CanonicalName, List<Demand>> demandsOn = new HashMap<>();

    /** A requirement of a package that stays, which a package that was let go served; the owner is -1 for a root's. */
    record Demand(int owner, int node, Dependency dependency) {}

    private record Asking(int node, String text) {}

    LetGo(LockState state, Edges edges, Update update, WorkBudget budget) {
        this.state = state;
        this.size = state.size();
        this.edges = edges;
        this.update = update;
        this.budget = budget;
    }

    /** Detaches the packages, and what nothing needs without them. */
    void detach() {
        update.unlocked().forEach(this::remember);
        update.unlocked().forEach(this::letGo);
        update.unlocked().forEach(this::orphan);
    }

    List<Demand> demands() {
        return demands;
    }

    /** Those on a crate; where many ask the same of one package, one of them. */
    List<Demand> demandsOn(CanonicalName crate) {
        return demandsOn.computeIfAbsent(crate, none -> {
            Map<Asking, Demand> distinct = new LinkedHashMap<>();
            for (Demand demand : demands) {
                if (demand.dependency().crate().equals(crate)) {
                    distinct.putIfAbsent(
                            new Asking(demand.node(), demand.dependency().text()), demand);
                }
            }
            return List.copyOf(distinct.values());
        });
    }

    /** Whether the packages that stay admit a candidate in the place of the version that served them. */
    boolean isAdmittedByAll(PublishedVersion candidate, Dependency dependency) {
        for (Demand demand : demandsOn(dependency.crate())) {
            boolean same = Objects.requireNonNull(version(demand.node())).isCompatibleWith(candidate.version());
            if (same && !demand.dependency().admits(candidate.version()) && keptFor(demand.dependency()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The package of the lockfile that a release takes the place of, else a new one. */
    int place(PublishedVersion candidate) {
        for (int node : state.nodesOf(candidate.canonical())) {
            Version there = state.version(node);
            boolean near = there != null && there.isCompatibleWith(candidate.version());
            boolean forced = update.lets(node) && candidate.version().equals(update.precise());
            if (state.isDetached(node) && state.isCratesIo(node) && (near || forced)) {
                loosen(node);
                return node;
            }
        }
        return state.add(candidate);
    }

    /** Whether a package is not held at the version that it had. */
    boolean isLoose(int node) {
        return versions.containsKey(node);
    }

    /** Whether a package of a crate is not held at the version that it had. */
    boolean hasLoose(CanonicalName crate) {
        return versions.keySet().stream().anyMatch(node -> state.crate(node).equals(crate));
    }

    /** The locked package that cargo locks a requirement to; -1 for none. */
    int keptFor(Dependency dependency) {
        for (int node : state.nodesOf(dependency.crate())) {
            Version version = state.version(node);
            boolean kept = node < size && !isLoose(node) && (state.isActive(node) || state.isDetached(node));
            boolean fits = kept && version != null && dependency.admits(version);
            if (fits && (state.isCratesIo(node) || state.isPatch(node))) {
                return node;
            }
        }
        return -1;
    }

    /** Whether a package is where it is for as long as the update lasts. */
    boolean isFixed(int node) {
        return node >= 0 && node < size && !isLoose(node) && !everDetached.contains(node);
    }

    /** Lets a package go that nothing needs at the version that it has, so that another can take its place. */
    void loosen(int node) {
        if (!isLoose(node)) {
            versions.put(node, Objects.requireNonNull(state.version(node)));
            for (int dependency : state.dependencies(node)) {
                state.unlink(node, dependency);
            }
            state.onRollback(node, () -> versions.remove(node));
        }
    }

    /** Where {@code --precise} leads; it holds for requirements that admit the version it leads away from. */
    @Nullable
    Version forced(Dependency dependency) {
        int first = update.unlocked().get(0);
        boolean concerned = update.precise() != null
                && dependency.crate().equals(state.crate(first))
                && dependency.admits(Objects.requireNonNull(version(first)));
        return concerned ? update.precise() : null;
    }

    /** Whether a dependency is on one of several packages that are let go together. */
    boolean isOneOfSeveral(Dependency dependency) {
        List<Integer> unlocked = update.unlocked();
        return unlocked.size() > 1
                && unlocked.stream().anyMatch(node -> state.crate(node).equals(dependency.crate()));
    }

    /** Drops what was not taken up again. */
    void dropDetached() {
        for (int node : detached) {
            if (state.isDetached(node)) {
                state.drop(node);
            }
        }
    }

    /** The version that a package had when it was let go; null for one that was not. */
    @Nullable
    Version version(int node) {
        return versions.get(node);
    }

    /** The version that a package had before the update, let go or not. */
    @Nullable
    Version versionBefore(int node) {
        Version known = version(node);
        return known == null ? state.version(node) : known;
    }

    /** What a package depended on when it was let go. */
    int[] dependencies(int node) {
        return dependencies.getOrDefault(node, IntSets.NONE);
    }

    /** The crates that some manifest switches on for a package, and goes on doing so. */
    Set<CanonicalName> choices(int node) {
        return choices.getOrDefault(node, Set.of());
    }

    /** What a dependency asks for; of an assumed one the default features, unless the lockfile shows otherwise. */
    Asked asked(int owner, int node, Dependency dependency) {
        int[] had = dependencies.get(node);
        PublishedVersion old = dependency.isAssumed() && had != null ? publishedBefore.get(node) : null;
        boolean without = old != null && !Features.hadDefaults(old, cratesOf(Objects.requireNonNull(had)));
        return without || (dependency.isAssumed() && owner >= 0 && state.isCratesIo(owner))
                ? new Asked(dependency.name(), List.of(), false)
                : dependency.asked();
    }

    private void remember(int node) {
        versions.put(node, Objects.requireNonNull(state.version(node)));
        dependencies.put(node, state.dependencies(node));
        Set<CanonicalName> chosen = hadByChoice(node);
        if (!chosen.isEmpty()) {
            choices.put(node, chosen);
        }
    }

    private void letGo(int node) {
        Version version = Objects.requireNonNull(versions.get(node));
        int[] owners = state.owners(node);
        budget.spend(1 + owners.length / 8);
        for (int owner : owners) {
            if (!update.lets(owner)) {
                for (Dependency dependency : edges.between(owner, node, version)) {
                    demands.add(new Demand(owner, node, dependency));
                }
            }
        }
        state.unlinkOwners(node);
        if (owners.length == 0) {
            demands.add(new Demand(-1, node, Dependency.assumed(state.crate(node), state.name(node), version)));
        }
        state.detach(node);
        detached.add(node);
        everDetached.add(node);
    }

    private void orphan(int node) {
        for (int dependency : Objects.requireNonNull(dependencies.get(node))) {
            state.unlink(node, dependency);
            detachUnneeded(dependency);
        }
    }

    private void detachUnneeded(int start) {
        List<Integer> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            int node = open.remove(open.size() - 1);
            if (state.isActive(node) && !state.hasOwner(node)) {
                state.detach(node);
                detached.add(node);
                everDetached.add(node);
                budget.spendOneOf(PACKAGES_A_STEP);
                for (int dependency : state.dependencies(node)) {
                    open.add(dependency);
                }
            }
        }
    }

    /**
     * The optional dependencies that a package has without anything that is published asking for them, as crates: some
     * manifest switches them on, and goes on doing so.
     */
    private Set<CanonicalName> hadByChoice(int node) {
        Set<CanonicalName> names = cratesOf(state.dependencies(node));
        PublishedVersion old = edges.published(node);
        if (old != null) {
            publishedBefore.put(node, old);
        }
        List<Dependency> needs = old == null ? null : old.dependencies();
        if (old == null || needs == null) {
            return names;
        }
        needs.stream().filter(need -> !need.optional()).forEach(need -> names.remove(need.crate()));
        if (!names.isEmpty()) {
            Set<String> explained = new HashSet<>();
            for (int owner : state.owners(node)) {
                for (Dependency dependency : edges.between(owner, node)) {
                    Features.collect(old, asked(owner, node, dependency), explained);
                }
            }
            needs.stream()
                    .filter(need -> explained.contains(need.asked().alias()))
                    .forEach(need -> names.remove(need.crate()));
        }
        return names;
    }

    private Set<CanonicalName> cratesOf(int[] nodes) {
        Set<CanonicalName> names = new HashSet<>();
        for (int node : nodes) {
            names.add(state.crate(node));
        }
        return names;
    }
}
