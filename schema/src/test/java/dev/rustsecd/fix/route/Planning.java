package dev.rustsecd.fix.route;

import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixPlan.Blocker;
import dev.rustsecd.fix.FixPlan.Demand;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.fixtures.KnownCratesBuilder;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.KnownCrates;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.semver.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lockfile, a registry and advisories to plan with; {@code member} packages have no source. */
final class Planning {
    private static final Demand NOT_ASKED = new Demand("", null, true);

    final KnownCratesBuilder registry = KnownCratesBuilder.knownCrates();
    private final StringBuilder text = new StringBuilder("version = 4\n");
    private final List<Advisory> advisories = new ArrayList<>();
    private @Nullable Version rustVersion;

    Planning member(String name, String... dependencies) {
        return entry(name, "0.1.0", "", dependencies);
    }

    /** A package without source, of any version. */
    Planning path(String name, String version, String... dependencies) {
        return entry(name, version, "", dependencies);
    }

    Planning git(String name, String version, String... dependencies) {
        return entry(name, version, "source = \"git+https://example.com/r#0123456789\"\n", dependencies);
    }

    /** A package of crates.io, which the registry need not have. */
    Planning locked(String name, String version, String... dependencies) {
        return entry(
                name, version, "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n", dependencies);
    }

    private Planning entry(String name, String version, String source, String... dependencies) {
        text.append("\n[[package]]\nname = \"").append(name).append("\"\nversion = \"");
        text.append(version).append("\"\n").append(source);
        if (dependencies.length > 0) {
            text.append("dependencies = [\n \"")
                    .append(String.join("\",\n \"", dependencies))
                    .append("\",\n]\n");
        }
        return this;
    }

    /** Releases of a crate that require nothing. */
    Planning releases(String crate, String... versions) {
        for (String version : versions) {
            registry.release(crate, version);
        }
        return this;
    }

    Planning release(String crate, String version, String... dependencies) {
        registry.release(crate, version, dependencies);
        return this;
    }

    Planning advisory(AdvisoryBuilder advisory) {
        advisories.add(advisory.build());
        return this;
    }

    Planning rust(String version) {
        rustVersion = Version.parse(version);
        return this;
    }

    FixPlanner planner() {
        return new FixPlanner(lockfile(), graph(), new KnownCrates(registry.build()::get), this::live, rules());
    }

    FixPlanner plannerWith(Map<CanonicalName, KnownCrate> known) {
        return new FixPlanner(lockfile(), graph(), new KnownCrates(known::get), this::live, rules());
    }

    /** What is in the way, without what it would have to accept. */
    static List<Blocker> bare(List<Blocker> blockers) {
        return blockers.stream()
                .map(one -> new Blocker(one.dependent(), one.requirement(), one.unblockedAt(), NOT_ASKED))
                .toList();
    }

    /** A package of crates.io in the way. */
    static Blocker blocker(String name, String version, String requirement, @Nullable String unblockedAt) {
        return new Blocker(new PackageRef(name, version, PackageSource.CRATES_IO), requirement, unblockedAt, NOT_ASKED);
    }

    /** A package without source in the way. */
    static Blocker pathBlocker(String name, String version, String requirement, @Nullable String unblockedAt) {
        return new Blocker(new PackageRef(name, version, null), requirement, unblockedAt, NOT_ASKED);
    }

    /** The plan of the first finding, with an index that lacks every crate that is not among the releases. */
    FixPlan planOfPartialIndex() {
        return plannerOfPartialIndex().plan(findings().get(0));
    }

    FixPlanner plannerOfPartialIndex() {
        Map<CanonicalName, KnownCrate> known = registry.build();
        return new FixPlanner(
                lockfile(),
                graph(),
                new KnownCrates(name -> known.getOrDefault(name, KnownCrate.absent(name.text()))),
                this::live,
                rules());
    }

    /** With no more to come. */
    FixPlanner plannerWithAll(Map<CanonicalName, KnownCrate> known) {
        return new FixPlanner(lockfile(), graph(), new KnownCrates(known::get, true), this::live, rules());
    }

    FixPlanner plannerWithin(long steps) {
        return new FixPlanner(
                new LockState(lockfile(), graph()),
                new KnownCrates(registry.build()::get),
                this::live,
                rules(),
                new WorkBudget(steps));
    }

    /** The plan of the first finding, which is the only one of most tests. */
    FixPlan plan() {
        return planner().plan(findings().get(0));
    }

    FixAll all() {
        return planner().join(findings());
    }

    List<LockfileFixes.Found> findings() {
        List<LockfileFixes.Found> findings = new ArrayList<>();
        List<LockedPackage> packages = lockfile().packages();
        for (int i = 0; i < packages.size(); i++) {
            for (Advisory advisory : live(CanonicalName.of(packages.get(i).name()))) {
                if (packages.get(i).isCratesIo()
                        && advisory.versions()
                                .contains(Objects.requireNonNull(packages.get(i).version()))) {
                    findings.add(new LockfileFixes.Found(i, advisory));
                }
            }
        }
        return findings;
    }

    int index(String name) {
        List<LockedPackage> packages = lockfile().packages();
        for (int i = 0; i < packages.size(); i++) {
            if (packages.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }

    Lockfile lockfile() {
        return LockfileParser.parse(text.toString().getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT);
    }

    DependencyGraph graph() {
        return DependencyGraph.of(lockfile());
    }

    private List<Advisory> live(CanonicalName crate) {
        return advisories.stream()
                .filter(advisory -> advisory.crate().canonical().equals(crate.text()) && !advisory.isWithdrawn())
                .toList();
    }

    private FixRules rules() {
        return new FixRules(rustVersion, Maturity.DEFAULT, NOW);
    }
}
