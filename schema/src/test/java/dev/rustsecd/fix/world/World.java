package dev.rustsecd.fix.world;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.fixtures.KnownCratesBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.KnownCrates;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.semver.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A registry, a lockfile and advisories.
 *
 * @param crates by name, each ascending
 * @param text of the lockfile
 */
public record World(long seed, Map<String, List<MadeRelease>> crates, String text, List<Advisory> advisories) {
    static final FixRules RULES = new FixRules(null, Maturity.DEFAULT, SnapshotBuilder.NOW);

    public Lockfile lockfile() {
        return LockfileParser.parse(text.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT);
    }

    /** As the planner knows the registry. */
    public Map<CanonicalName, KnownCrate> known() {
        KnownCratesBuilder builder = KnownCratesBuilder.knownCrates();
        for (List<MadeRelease> releases : crates.values()) {
            for (MadeRelease release : releases) {
                String version = release.version().toString();
                String[] needs =
                        release.needs().stream().map(MadeRelease.Need::text).toArray(String[]::new);
                builder.release(release.crate(), version, needs)
                        .publishedDaysAgo(release.crate(), version, release.daysOld());
                release.features()
                        .forEach((name, values) ->
                                builder.feature(release.crate(), version, name, values.toArray(String[]::new)));
                if (release.yanked()) {
                    builder.yanked(release.crate(), version);
                }
            }
        }
        return builder.build();
    }

    public List<Advisory> live(CanonicalName crate) {
        return advisories.stream()
                .filter(advisory -> advisory.crate().canonical().equals(crate.text()))
                .toList();
    }

    FixPlanner planner(Map<CanonicalName, KnownCrate> known) {
        return planner(new KnownCrates(known::get, true));
    }

    /** One that asks for what it does not know. */
    FixPlanner asking(Map<CanonicalName, KnownCrate> known) {
        return planner(new KnownCrates(known::get));
    }

    private FixPlanner planner(KnownCrates known) {
        return new FixPlanner(lockfile(), DependencyGraph.of(lockfile()), known, this::live, RULES);
    }

    LockState state() {
        return new LockState(lockfile(), DependencyGraph.of(lockfile()));
    }

    /** What affects the packages of the lockfile, in its order. */
    public List<Found> findings() {
        List<Found> findings = new ArrayList<>();
        List<LockedPackage> packages = lockfile().packages();
        for (int i = 0; i < packages.size(); i++) {
            for (Advisory advisory : live(CanonicalName.of(packages.get(i).name()))) {
                Version version = Objects.requireNonNull(packages.get(i).version());
                if (packages.get(i).isCratesIo() && advisory.versions().contains(version)) {
                    findings.add(new Found(i, advisory));
                }
            }
        }
        return findings;
    }

    /** Of the packages and what their crates have, for whoever reads of a failure. */
    @Override
    public String toString() {
        StringBuilder told = new StringBuilder("world " + seed + '\n');
        for (LockedPackage locked : lockfile().packages()) {
            told.append(locked.label())
                    .append(" -> ")
                    .append(locked.dependencies())
                    .append('\n');
            for (MadeRelease release : crates.getOrDefault(locked.name(), List.of())) {
                List<String> needs =
                        release.needs().stream().map(MadeRelease.Need::text).toList();
                told.append("    ").append(release.version()).append(release.yanked() ? " yanked" : "");
                told.append(' ')
                        .append(needs)
                        .append(' ')
                        .append(release.features())
                        .append('\n');
            }
        }
        for (Advisory advisory : advisories) {
            told.append(advisory.id())
                    .append(' ')
                    .append(advisory.crate())
                    .append(' ')
                    .append(advisory.kind());
            told.append(advisory.isMalicious() ? " malicious" : "").append(" patched ");
            told.append(advisory.versions().patched()).append(" unaffected ");
            told.append(advisory.versions().unaffected()).append('\n');
        }
        return told.toString();
    }

    boolean isCratesIo(int node) {
        return lockfile().packages().get(node).isCratesIo();
    }

    /** Whether a package depends on another. */
    boolean requires(int owner, int node) {
        return Arrays.stream(state().dependencies(owner)).anyMatch(one -> one == node);
    }
}
