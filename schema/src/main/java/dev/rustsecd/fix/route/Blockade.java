package dev.rustsecd.fix.route;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dependents keep a package where it is, all the way up, and what it would take to move them: a walk over
 * requirements alone, for saying why there is no command, and what a plan had to get around.
 */
final class Blockade {
    private static final int MAX_BLOCKERS = 50;

    private final Workbench bench;
    private final List<FixPlan.Blocker> blockers = new ArrayList<>();
    private final Set<Integer> walked = new LinkedHashSet<>();
    private final Set<Integer> unknown = new LinkedHashSet<>();
    private FixPlan.@Nullable Blocker dead;
    private boolean atTheManifests;
    private boolean atOnce;

    private Blockade(Workbench bench) {
        this.bench = bench;
    }

    /**
     * @param safe where the package may go; where there is none, dependents must do without it
     */
    static Blockade around(Workbench bench, int node, List<Version> safe) {
        return around(bench, node, safe, safe);
    }

    /**
     * @param wanted where the package goes, or may go: dependents that admit none of these are in the way
     * @param safe what a release of theirs must admit one of to be in nobody's way
     */
    static Blockade around(Workbench bench, int node, List<Version> wanted, List<Version> safe) {
        Blockade blockade = new Blockade(bench);
        blockade.walk(node, wanted, safe);
        return blockade;
    }

    List<FixPlan.Blocker> blockers() {
        return List.copyOf(blockers);
    }

    /** A dependent of which no release serves; null where there is none. */
    FixPlan.@Nullable Blocker dead() {
        return dead;
    }

    /** Dependents of crates.io of whose requirements, as they are locked, the registry says nothing. */
    Set<Integer> unknown() {
        return unknown;
    }

    /** Whether a requirement that is not published would have to change. */
    boolean reachesManifests() {
        return atTheManifests;
    }

    /** Whether the package itself is what a manifest requires: there is nothing in between that could do without it. */
    boolean isAtOnce() {
        return atOnce;
    }

    private void walk(int node, List<Version> wanted, List<Version> safe) {
        if (!walked.add(node)) {
            return;
        }
        for (int owner : bench.state().owners(node)) {
            Dependency blocking = blocking(owner, node, wanted);
            if (blocking != null && blockers.size() < MAX_BLOCKERS) {
                add(owner, node, blocking, wanted, safe);
            }
        }
    }

    private void add(int owner, int node, Dependency blocking, List<Version> wanted, List<Version> safe) {
        LockState state = bench.state();
        List<Version> serving = state.isCratesIo(owner)
                ? bench.ofDependent(owner).stream()
                        .filter(release -> serves(release, state.crate(node), safe, false))
                        .map(PublishedVersion::version)
                        .toList()
                : List.of();
        String unblockedAt = serving.isEmpty() ? null : serving.get(0).toString();
        String target = wanted.isEmpty() ? null : wanted.get(0).toString();
        FixPlan.Demand demand = new FixPlan.Demand(state.name(node), target, !blocking.isAssumed());
        FixPlan.Blocker blocker = new FixPlan.Blocker(bench.ref(owner), blocking.text(), unblockedAt, demand);
        blockers.add(blocker);
        if (!state.isCratesIo(owner)) {
            atTheManifests = true;
            atOnce |= walked.size() == 1;
        } else if (blocking.isAssumed()) {
            unknown.add(owner);
        } else if (serving.isEmpty() && dead == null) {
            dead = blocker;
        }
        if (!serving.isEmpty()) {
            walk(owner, serving, serving);
        }
    }

    /**
     * Whether a release admits one of the versions of a crate, or does not need it.
     *
     * @param perhaps whether it is enough that its features may be off which need the crate
     */
    static boolean serves(PublishedVersion release, CanonicalName crate, List<Version> targets, boolean perhaps) {
        if (!release.isRead()) {
            return false;
        }
        for (Dependency dependency : release.dependenciesOn(crate)) {
            if (!(perhaps && dependency.optional()) && !admitsAny(dependency, targets)) {
                return false;
            }
        }
        return true;
    }

    /** A requirement that admits none of the targets; null where each admits one. */
    private @Nullable Dependency blocking(int owner, int node, List<Version> targets) {
        for (Dependency dependency : bench.edges().between(owner, node)) {
            if (!admitsAny(dependency, targets)) {
                return dependency;
            }
        }
        return null;
    }

    private static boolean admitsAny(Dependency dependency, List<Version> targets) {
        for (Version target : targets) {
            if (dependency.admits(target)) {
                return true;
            }
        }
        return false;
    }
}
