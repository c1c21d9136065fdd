package dev.rustsecd.fix.route;

import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which releases each package of a lockfile could have at best, looking at one edge at a time: what is not among them no
 * command can bring about, so that nothing needs to be tried. Computed from the roots down, once a package.
 */
final class Reachable {
    /** How many releases are looked at for the price of one that is tried. */
    private static final int LOOKS_A_STEP = 32;

    /** Dependents above each other; further up everything is thought possible. Real lockfiles have some 30. */
    private static final int MAX_DEPTH = 200;

    private final Workbench bench;
    private final LockState state;
    private final Map<Integer, List<PublishedVersion>> releases = new HashMap<>();
    private final Map<Integer, Boolean> vanishing = new HashMap<>();
    private final Deque<Integer> thoughtToVanish = new ArrayDeque<>();
    private int depth;

    /**
     * @param bench at its lockfile, unchanged
     */
    Reachable(Workbench bench) {
        this.bench = bench;
        this.state = bench.state();
    }

    /** Whether a package may be able to go to one of the targets, or what depends on it to do without it or to vanish. */
    boolean canLeave(int node, List<PublishedVersion> targets) {
        int[] owners = state.lockedOwners(node);
        for (int owner : owners) {
            Offers offers = new Offers(owner, node);
            if (!offers.admitAny(targets) && !offers.doWithout() && !canVanish(owner)) {
                return false;
            }
        }
        return owners.length > 0 || !targets.isEmpty();
    }

    /** Whether all that depends on a package may do without it, or vanish too. */
    boolean canVanish(int node) {
        Boolean known = vanishing.get(node);
        if (known != null || depth == MAX_DEPTH) {
            return known == null || known;
        }
        vanishing.put(node, true); // a circle of packages vanishes as one
        int mark = thoughtToVanish.size();
        thoughtToVanish.push(node);
        depth++;
        int[] owners = state.lockedOwners(node);
        boolean can = owners.length > 0
                && Arrays.stream(owners).allMatch(owner -> new Offers(owner, node).doWithout() || canVanish(owner));
        depth--;
        while (!can && thoughtToVanish.size() > mark) {
            vanishing.remove(thoughtToVanish.pop()); // this may have been why
        }
        if (!can) {
            vanishing.put(node, false);
        }
        return can;
    }

    /** Whether a package could be at a version. */
    boolean isReachable(int node, PublishedVersion release) {
        List<PublishedVersion> known = of(node);
        return known == null || known.contains(release);
    }

    /** Null where it is not known: it is what it is. */
    private @Nullable List<PublishedVersion> of(int node) {
        if (releases.containsKey(node)) {
            return releases.get(node);
        }
        KnownCrate crate = state.isCratesIo(node) ? bench.crates().get(state.crate(node)) : null;
        Version locked = state.lockedVersion(node);
        PublishedVersion now = crate == null || locked == null ? null : crate.find(locked);
        if (crate == null || now == null) {
            return null;
        }
        List<PublishedVersion> all = new ArrayList<>(List.of(now));
        for (PublishedVersion release : crate.isThere() ? crate.ascending() : List.<PublishedVersion>of()) {
            if (!release.isYanked() && release.version().compareTo(Objects.requireNonNull(locked)) > 0) {
                all.add(release);
            }
        }
        if (depth == MAX_DEPTH) {
            return all;
        }
        releases.put(node, List.copyOf(all)); // what a circle of packages sees
        depth++;
        for (int owner : state.lockedOwners(node)) {
            Offers offers = new Offers(owner, node);
            all.removeIf(release -> release != now && !offers.admit(release.version()) && !offers.doWithout());
        }
        depth--;
        releases.put(node, all);
        return all;
    }

    /**
     * What the releases that a dependent could have ask of a package, each looked at once, when none before will do. Where
     * the work is at its end all is admitted: then nothing is tried any more.
     */
    private final class Offers {
        private final int owner;
        private final int node;
        private final @Nullable Iterator<PublishedVersion> more;
        private final Map<String, Dependency> asked = new HashMap<>();

        /** Whether one of them does without the crate, or says nothing of it. */
        private boolean free;

        /** Whether one of them does without the package: it asks for versions of the crate that are not the locked one. */
        private boolean another;

        Offers(int owner, int node) {
            this.owner = owner;
            this.node = node;
            List<PublishedVersion> known = of(owner);
            this.more = known == null ? null : known.iterator();
        }

        boolean admitAny(List<PublishedVersion> releases) {
            for (PublishedVersion release : releases) {
                if (admit(release.version())) {
                    return true;
                }
            }
            return false;
        }

        boolean admit(Version version) {
            if (more == null) {
                return bench.dependents().admits(owner, node, version);
            }
            for (Dependency dependency : asked.values()) {
                if (dependency.admits(version)) {
                    return true;
                }
            }
            while (!free && more.hasNext()) {
                if (look(more.next(), version)) {
                    return true;
                }
            }
            return free;
        }

        /** Asked last: it looks at all of them. */
        boolean doWithout() {
            if (more == null) {
                return bench.edges().between(owner, node).isEmpty();
            }
            while (!free && !another && more.hasNext()) {
                look(more.next(), null);
            }
            return free || another;
        }

        /** Whether a release admits the version; what it asks is remembered. */
        private boolean look(PublishedVersion release, @Nullable Version version) {
            if (!release.isRead() || !bench.budget().spendOneOf(LOOKS_A_STEP)) {
                free = true;
                return true;
            }
            Version locked = state.lockedVersion(node);
            boolean needed = false;
            boolean asLocked = false;
            boolean admitted = false;
            for (Dependency dependency : release.dependenciesOn(state.crate(node))) {
                if (!dependency.optional()) {
                    needed = true;
                    asLocked |= locked == null || dependency.admits(locked);
                    boolean other = asked.put(dependency.text(), dependency) == null;
                    admitted |= other && version != null && dependency.admits(version);
                }
            }
            another |= !asLocked;
            free |= !needed;
            return admitted || free;
        }
    }
}
