package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.resolve.CrateShelf;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Fixes for the packages of one lockfile, each by itself: where nothing says what depends on what, or nothing is known of
 * the registry. From the releases of a crate where they are known, else from the ranges of the advisories.
 */
public final class SeparateFixes implements LockfileFixes {
    /** Stands for several sources; no source id is this text. */
    private static final String AMBIGUOUS = "several";

    private static final int SHAPES = 1_024;

    private final Lockfile lockfile;
    private final Function<CanonicalName, List<Advisory>> advisories;
    private final CrateShelf releases;
    private final FixRules rules;
    private final Map<String, String> sourceByLabel;
    private final Map<Integer, PackageFixes> packages = new HashMap<>();

    /**
     * @param indexes of the packages for which there will be plans
     * @param advisories the live advisories about crates.io's crate of a name
     * @param releases what is published of crates; what they require is not asked
     */
    public SeparateFixes(
            Lockfile lockfile,
            Collection<Integer> indexes,
            Function<CanonicalName, List<Advisory>> advisories,
            CrateShelf releases,
            FixRules rules) {
        this.lockfile = lockfile;
        this.advisories = advisories;
        this.releases = releases;
        this.rules = rules;
        this.sourceByLabel = sourceByLabel(lockfile, indexes);
    }

    /** One package, and its plans so far by advisory, the same instance. */
    private record PackageFixes(Target target, VersionFixes fixes, Map<Advisory, FixPlan> plans) {
        FixPlan plan(Advisory advisory) {
            FixPlan known = plans.get(advisory);
            FixPlan plan = known == null ? fixes.plan(advisory) : known;
            plans.put(advisory, plan);
            return plan;
        }
    }

    @Override
    public FixPlan plan(Found found) {
        return fixesOf(found.index()).plan(found.advisory());
    }

    private PackageFixes fixesOf(int index) {
        PackageFixes known = packages.get(index);
        if (known == null) {
            Target target = target(index);
            known = new PackageFixes(target, planner(target), new IdentityHashMap<>(2));
            packages.put(index, known);
        }
        return known;
    }

    private VersionFixes planner(Target target) {
        CanonicalName crateName = CanonicalName.of(target.name());
        List<Advisory> live = advisories.apply(crateName);
        KnownCrate crate = releases.find(crateName);
        return crate == null ? new RangeFixPlanner(target, live) : new RegistryFixPlanner(target, live, crate, rules);
    }

    @Override
    public FixPlan planYank(int index, Version to) {
        return YankFix.of(target(index), to);
    }

    @Override
    public FixAll join(List<Found> findings) {
        FixJoiner joiner = new FixJoiner();
        for (Found found : findings) {
            PackageFixes fixes = fixesOf(found.index());
            joiner.add(fixes.target(), found.advisory(), fixes.plan(found.advisory()));
        }
        return joiner.join();
    }

    private Target target(int index) {
        LockedPackage locked = lockfile.packages().get(index);
        boolean ambiguous = AMBIGUOUS.equals(sourceByLabel.get(locked.label()));
        return Target.inLockfile(locked.name(), Objects.requireNonNull(locked.version()), locked.source(), ambiguous);
    }

    /** Where the packages come from that have the name of an affected one; several may share a name and version. */
    private static Map<String, String> sourceByLabel(Lockfile lockfile, Collection<Integer> indexes) {
        Set<String> names = new HashSet<>();
        BitSet shapes = new BitSet(SHAPES);
        for (int index : indexes) {
            String name = lockfile.packages().get(index).name();
            names.add(name);
            shapes.set(shape(name));
        }
        Map<String, String> sources = new HashMap<>();
        for (LockedPackage locked : lockfile.packages()) {
            if (shapes.get(shape(locked.name())) && names.contains(locked.name())) {
                String source = Objects.toString(locked.source(), "");
                sources.merge(locked.label(), source, (a, b) -> a.equals(b) ? a : AMBIGUOUS);
            }
        }
        return sources;
    }

    /** Tells most names apart without reading all of them. */
    private static int shape(String name) {
        int length = name.length();
        return length == 0 ? 0 : (length * 31 + name.charAt(length / 2)) * 31 + name.charAt(length - 1) & SHAPES - 1;
    }
}
