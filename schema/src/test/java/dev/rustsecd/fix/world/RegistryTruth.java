package dev.rustsecd.fix.world;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of the way out of findings, by looking at every release: where a package may go, and from which
 * release on each dependent lets it. Written from the contract of the API, section 4, and from nothing of the planner.
 */
public final class RegistryTruth {
    private final Lockfile lockfile;
    private final DependencyGraph graph;
    private final Function<CanonicalName, KnownCrate> registry;
    private final Function<CanonicalName, List<Advisory>> live;

    /**
     * @param registry null for a crate of which nothing is known
     */
    public RegistryTruth(
            Lockfile lockfile,
            Function<CanonicalName, @Nullable KnownCrate> registry,
            Function<CanonicalName, List<Advisory>> live) {
        this.lockfile = lockfile;
        this.graph = DependencyGraph.of(lockfile);
        this.registry = registry;
        this.live = live;
    }

    /** Releases above the locked one that are safe; where there is none, those that are no worse but for the findings. */
    public List<Version> safeAbove(int node, List<Advisory> findings) {
        List<Version> safe = above(node, findings, true);
        return safe.isEmpty() ? above(node, findings, false) : safe;
    }

    private List<Version> above(int node, List<Advisory> findings, boolean strict) {
        LockedPackage locked = lockfile.packages().get(node);
        Version now = Objects.requireNonNull(locked.version());
        List<Version> safe = new ArrayList<>();
        for (PublishedVersion release : admissibleAbove(node)) {
            boolean free =
                    findings.stream().noneMatch(finding -> finding.versions().contains(release.version()));
            boolean harmless = vulnerabilities(locked).stream()
                    .filter(one -> one.versions().contains(release.version()))
                    .allMatch(one -> !strict && one.versions().contains(now));
            if (free && harmless) {
                safe.add(release.version());
            }
        }
        return safe;
    }

    /** Of the dependents that refuse a package where it is to go, by index: the release from which on they do not. */
    public Map<Integer, String> unblockedAt(Found found, @Nullable Version target) {
        Map<Integer, String> facts = new TreeMap<>();
        List<Version> safe = safeAbove(found.index(), List.of(found.advisory()));
        walk(found.index(), target == null ? safe : List.of(target), safe, facts, new HashSet<>());
        return facts;
    }

    private void walk(
            int node, List<Version> wanted, List<Version> safe, Map<Integer, String> facts, Set<Integer> seen) {
        if (!seen.add(node)) {
            return;
        }
        for (int owner : graph.dependents(node)) {
            LockedPackage dependent = lockfile.packages().get(owner);
            if (isInTheWay(dependent, node, wanted)) {
                List<Version> serving = serving(owner, node, safe);
                facts.merge(owner, serving.isEmpty() ? "none" : serving.get(0).toString(), RegistryTruth::later);
                if (!serving.isEmpty()) {
                    walk(owner, serving, serving, facts, seen);
                }
            }
        }
    }

    /** One dependent may be in the way of several packages, each with an entry of its own. */
    private static String later(String one, String other) {
        return one.equals(other) ? one : one + ' ' + other;
    }

    private boolean isInTheWay(LockedPackage dependent, int node, List<Version> wanted) {
        LockedPackage needed = lockfile.packages().get(node);
        Version now = Objects.requireNonNull(needed.version());
        List<Dependency> asked = new ArrayList<>();
        PublishedVersion published = dependent.isCratesIo() ? find(dependent) : null;
        if (published != null && published.dependencies() != null) {
            Objects.requireNonNull(published.dependencies()).stream()
                    .filter(one -> one.crate().equals(CanonicalName.of(needed.name())) && one.admits(now))
                    .forEach(asked::add);
        }
        return asked.isEmpty()
                ? wanted.stream()
                        .noneMatch(version ->
                                now.isCompatibleWith(version) && (!version.isPreRelease() || now.isPreRelease()))
                : asked.stream().anyMatch(one -> wanted.stream().noneMatch(one::admits));
    }

    /** Releases of a dependent that admit a safe version of what it blocks, or do without it. */
    public List<Version> serving(int owner, int node, List<Version> safe) {
        CanonicalName crate = CanonicalName.of(lockfile.packages().get(node).name());
        LockedPackage locked = lockfile.packages().get(owner);
        Version now = locked.version();
        List<Version> serving = new ArrayList<>();
        for (PublishedVersion release : now == null ? List.<PublishedVersion>of() : admissibleAbove(owner)) {
            boolean worse = vulnerabilities(locked).stream()
                    .anyMatch(one -> one.versions().contains(release.version())
                            && !one.versions().contains(Objects.requireNonNull(now)));
            List<Dependency> needs = release.dependencies();
            boolean serves = needs != null
                    && needs.stream()
                            .filter(need -> need.crate().equals(crate))
                            .allMatch(need -> safe.stream().anyMatch(need::admits));
            if (serves && !worse) {
                serving.add(release.version());
            }
        }
        return serving;
    }

    private List<PublishedVersion> admissibleAbove(int node) {
        LockedPackage locked = lockfile.packages().get(node);
        Version now = locked.version();
        KnownCrate crate = locked.isCratesIo() ? registry.apply(CanonicalName.of(locked.name())) : null;
        return crate == null || now == null || !crate.isThere()
                ? List.of()
                : crate.ascending().stream()
                        .filter(release ->
                                !release.isYanked() && release.version().compareTo(now) > 0)
                        .filter(release -> !release.version().isPreRelease() || now.isPreRelease())
                        .toList();
    }

    private @Nullable PublishedVersion find(LockedPackage locked) {
        KnownCrate crate = registry.apply(CanonicalName.of(locked.name()));
        return crate == null || locked.version() == null ? null : crate.find(locked.version());
    }

    private List<Advisory> vulnerabilities(LockedPackage locked) {
        return live.apply(CanonicalName.of(locked.name())).stream()
                .filter(Advisory::isLiveVulnerability)
                .toList();
    }
}
