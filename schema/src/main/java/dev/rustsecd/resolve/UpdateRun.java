package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.resolve.Conflict.Kind;
import dev.rustsecd.resolve.LetGo.Demand;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One update played on a state, as cargo does it: every package that is not let go stays at its version while anything
 * needs it; a requirement is served by what is locked, else by the newest release that fits beside what is there.
 *
 * <p>Source: cargo 1.95, how a resolve is locked to the one before it and how candidates are ordered; tried with the real
 * one over the corpus, see docs/fixes.md.
 */
final class UpdateRun {
    private static final int MAX_DEPTH = 400;

    private final LockState state;
    private final KnownCrates crates;
    private final Edges edges;
    private final NativeLibraries libraries;
    private final Features features;
    private final WorkBudget budget;
    private final Update update;
    private final int size;
    private final LetGo before;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Dependency> unknown = new ArrayList<>();
    private final Hopeless hopeless;
    private boolean unsure;
    private boolean isSpent;
    private int depth;

    UpdateRun(CargoUpdate.Registry known, WorkBudget budget, Update update, Hopeless hopeless) {
        this.hopeless = hopeless;
        this.state = known.state();
        this.crates = known.crates();
        this.edges = known.edges();
        this.libraries = known.libraries();
        this.features = new Features(state, edges, this::resolve);
        this.budget = budget;
        this.update = update;
        this.size = state.size();
        this.before = new LetGo(state, edges, update, budget);
    }

    /** Changes the state, or leaves it as it is and says what is in the way; empty where it worked. */
    List<Conflict> run() {
        int mark = state.mark();
        before.detach();
        rejectForced();
        boolean done = conflicts.isEmpty();
        for (Demand demand : before.demands()) {
            done = done && resolve(demand.owner(), demand.dependency());
        }
        if (!unknown.isEmpty()) {
            conflicts.clear();
            unknown.forEach(dependency -> conflict(Kind.UNKNOWN, -1, dependency, -1));
        } else if (done) {
            before.dropDetached();
            return List.of();
        }
        state.rollback(mark);
        return conflicts.isEmpty()
                ? List.of(Conflict.spent(state, update.unlocked().get(0)))
                : List.copyOf(conflicts);
    }

    /** Whether packages that are let go together did not fit at their newest; which gives way is cargo's choice. */
    boolean isUnsure() {
        return unsure;
    }

    /** The dependents that do not admit the version asked for, all of them at once. */
    private void rejectForced() {
        Version to = update.precise();
        if (to == null) {
            return;
        }
        int node = update.unlocked().get(0);
        for (Demand demand : before.demands()) {
            if (demand.node() == node
                    && !demand.dependency().admits(to)
                    && before.keptFor(demand.dependency()) < 0
                    && demand.owner() >= 0) {
                conflict(Kind.REFUSED, demand.owner(), demand.dependency(), -1);
            }
        }
    }

    private boolean resolve(int owner, Dependency dependency) {
        return deeper(() -> serve(owner, dependency));
    }

    /** Where requirements lead deeper than any real lockfile goes, what was asked for counts as too much. */
    private boolean deeper(BooleanSupplier step) {
        boolean done = depth < MAX_DEPTH;
        if (done) {
            depth++;
            done = step.getAsBoolean();
            depth--;
        }
        return done;
    }

    private boolean serve(int owner, Dependency dependency) {
        int kept = before.keptFor(dependency);
        if (kept >= 0) {
            int node = take(owner, kept, dependency);
            return node >= 0 && (isSettled(owner, node) || features.ask(node, before.asked(owner, node, dependency)));
        }
        KnownCrate crate = crates.get(dependency.crate());
        if (crate == null || !crate.isThere()) {
            return serveUnknown(owner, dependency, crate);
        }
        Version forced = before.forced(dependency);
        int known = conflicts.size();
        if (forced == null ? serveByNewest(owner, dependency, crate) : serveBy(owner, dependency, crate.find(forced))) {
            return true;
        }
        boolean told = conflicts.size() > known || isSpent || !unknown.isEmpty();
        return !told && conflict(Kind.NO_RELEASE, owner, dependency, -1) >= 0;
    }

    private boolean serveBy(int owner, Dependency dependency, @Nullable PublishedVersion candidate) {
        return candidate != null
                && isThinkable(candidate, dependency)
                && isPaid()
                && tryCandidate(owner, candidate, dependency);
    }

    /** By the newest release that fits; one that keeps all of a line away is met once. */
    private boolean serveByNewest(int owner, Dependency dependency, KnownCrate crate) {
        boolean fixed = true;
        int last = -1;
        for (PublishedVersion candidate : crate.admitted(dependency)) {
            int occupant = state.occupant(dependency.crate(), candidate.version());
            boolean met =
                    occupant >= 0 && occupant == last && !candidate.version().equals(state.version(occupant));
            last = occupant;
            if (met || !isThinkable(candidate, dependency)) {
                continue;
            }
            if (!isPaid()) {
                return false;
            }
            if (tryCandidate(owner, candidate, dependency)) {
                return true;
            }
            if (!unknown.isEmpty()) {
                return false;
            }
            fixed &= before.isFixed(occupant) || hopeless.isHopeless(candidate);
            unsure |= before.isOneOfSeveral(dependency);
        }
        if (fixed) {
            hopeless.add(dependency);
        }
        return false;
    }

    private boolean isPaid() {
        isSpent |= !budget.spend(1);
        return !isSpent;
    }

    private boolean isThinkable(PublishedVersion candidate, Dependency dependency) {
        return dependency.admits(candidate.version())
                && !hopeless.isHopeless(candidate)
                && before.isAdmittedByAll(candidate, dependency);
    }

    /** Some release may be thought to fit, but not for what was let go: where that would go nobody knows. */
    private boolean serveUnknown(int owner, Dependency dependency, @Nullable KnownCrate absent) {
        if (absent == null && !crates.isAll()) {
            return unknown.add(dependency); // true, to learn what else is not known
        }
        if (before.hasLoose(dependency.crate()) || (absent != null && !update.hoping())) {
            return conflict(Kind.UNKNOWN, owner, dependency, -1) >= 0;
        }
        state.assume(owner, dependency);
        return true;
    }

    private boolean tryCandidate(int owner, PublishedVersion candidate, Dependency dependency) {
        int mark = state.mark();
        int node = take(owner, candidate, dependency);
        if (node >= 0 && features.ask(node, before.asked(owner, node, dependency))) {
            return true;
        }
        state.rollback(mark);
        return false;
    }

    /** Serves a requirement by a release: by the same version where it is there already, else by bringing it in. */
    private int take(int owner, PublishedVersion candidate, Dependency dependency) {
        int occupant = state.occupant(dependency.crate(), candidate.version());
        if (occupant >= 0) {
            boolean same = candidate.version().equals(state.version(occupant));
            return same ? link(owner, occupant) : conflict(Kind.OCCUPIED, owner, dependency, occupant);
        }
        int node = before.place(candidate);
        int linking = libraries.linking(candidate);
        if (linking >= 0) {
            return conflict(Kind.LINKS, owner, dependency, linking);
        }
        int[] had = before.dependencies(node);
        state.move(node, candidate);
        state.activate(node);
        link(owner, node);
        List<Dependency> needs = candidate.dependencies();
        boolean served = needs == null ? keep(node, had) : serve(node, needs, before.choices(node));
        return served ? node : -1;
    }

    private boolean serve(int node, List<Dependency> needs, Set<CanonicalName> optional) {
        for (Dependency need : needs) {
            boolean needed = !need.optional() || optional.contains(need.crate());
            if (needed && !need.elsewhere() && !resolve(node, need)) {
                return false;
            }
        }
        return true;
    }

    /** What the new version requires is not known: it keeps what the old one had. */
    private boolean keep(int node, int[] had) {
        for (int dependency : had) {
            Version version = Objects.requireNonNull(before.versionBefore(dependency));
            if (!resolve(node, Dependency.assumed(state.crate(dependency), state.name(dependency), version))) {
                return false;
            }
        }
        return true;
    }

    /** Serves a requirement by a package that the lockfile has, with all that it has. */
    private int take(int owner, int node, Dependency dependency) {
        if (state.isActive(node)) {
            return link(owner, node);
        }
        Version version = Objects.requireNonNull(state.version(node));
        int occupant = state.isCratesIo(node) ? state.occupant(dependency.crate(), version) : -1;
        if (occupant >= 0) {
            return conflict(Kind.OCCUPIED, owner, dependency, occupant);
        }
        if (!budget.spendOneOf(LetGo.PACKAGES_A_STEP)) {
            return -1;
        }
        state.activate(node);
        link(owner, node);
        for (int needed : state.dependencies(node)) {
            Version old = before.versionBefore(needed);
            if (old == null || (state.isActive(needed) && !before.isLoose(needed))) {
                continue;
            }
            state.unlink(node, needed);
            for (Dependency need : edges.between(node, needed, old)) {
                if (!again(node, needed, need)) {
                    return -1;
                }
            }
        }
        return node;
    }

    /** Serves a requirement of a package that comes back as it was, by what served it before though another would do. */
    private boolean again(int owner, int node, Dependency dependency) {
        boolean kept = !before.isLoose(node) && (state.isActive(node) || state.isDetached(node));
        return kept ? deeper(() -> take(owner, node, dependency) >= 0) : resolve(owner, dependency);
    }

    /** Whether neither of two packages is new here, so that what one asks of the other is in the lockfile already. */
    private boolean isSettled(int owner, int node) {
        return owner < size && (owner < 0 || !update.lets(owner)) && node < size && !before.isLoose(node);
    }

    private int link(int owner, int node) {
        if (owner >= 0) {
            state.link(owner, node);
        }
        return node;
    }

    private int conflict(Kind kind, int owner, Dependency dependency, int occupant) {
        if (conflicts.size() < 64) {
            boolean lasting = owner >= 0 && owner < size;
            String id = owner < 0 ? "" : state.id(owner);
            conflicts.add(new Conflict(kind, lasting ? owner : -1, id, dependency, occupant < size ? occupant : -1));
        }
        return -1;
    }
}
