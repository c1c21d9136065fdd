package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.resolve.CrateShelf;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

    private final Lockfile lockfile;
    private final Function<String, List<Advisory>> advisories;
    private final CrateShelf releases;
    private final FixRules rules;
    private final Map<String, String> sourceByLabel;
    private final Map<Integer, VersionFixes> planners = new HashMap<>();

    /**
     * @param places of the packages for which there will be plans
     * @param advisories the live advisories about crates.io's crate of a canonical name
     * @param releases what is published of crates; what they require is not asked
     */
    public SeparateFixes(
            Lockfile lockfile,
            Collection<Integer> places,
            Function<String, List<Advisory>> advisories,
            CrateShelf releases,
            FixRules rules) {
        this.lockfile = lockfile;
        this.advisories = advisories;
        this.releases = releases;
        this.rules = rules;
        this.sourceByLabel = sourceByLabel(lockfile, places);
    }

    @Override
    public FixPlan plan(Found found) {
        return planners.computeIfAbsent(found.index(), this::planner).plan(found.advisory());
    }

    private VersionFixes planner(int index) {
        KnownCrate crate = releases.find(canonical(index));
        return crate == null
                ? new RangeFixPlanner(target(index), live(index))
                : new RegistryFixPlanner(target(index), live(index), crate, rules);
    }

    @Override
    public FixPlan planYank(int index, Version to) {
        return YankFix.of(target(index), to);
    }

    @Override
    public FixAll join(List<Found> findings) {
        FixJoiner joiner = new FixJoiner();
        for (Found found : findings) {
            joiner.add(target(found.index()), found.advisory(), plan(found));
        }
        return joiner.join();
    }

    private Target target(int index) {
        LockedPackage locked = lockfile.packages().get(index);
        boolean ambiguous = AMBIGUOUS.equals(sourceByLabel.get(locked.label()));
        String source = ambiguous ? Objects.toString(locked.source()) : null;
        return Target.inLockfile(locked.name(), Objects.requireNonNull(locked.version()), source);
    }

    private List<Advisory> live(int index) {
        return advisories.apply(canonical(index));
    }

    private String canonical(int index) {
        return CrateName.canonical(lockfile.packages().get(index).name());
    }

    /** Where the packages come from that have the name of an affected one; several may share a name and version. */
    private static Map<String, String> sourceByLabel(Lockfile lockfile, Collection<Integer> places) {
        Set<String> names = new HashSet<>();
        BitSet lengths = new BitSet();
        for (int place : places) {
            String name = lockfile.packages().get(place).name();
            names.add(name);
            lengths.set(name.length());
        }
        Map<String, String> sources = new HashMap<>();
        for (LockedPackage locked : lockfile.packages()) {
            if (lengths.get(locked.name().length()) && names.contains(locked.name())) {
                String source = Objects.toString(locked.source(), "");
                sources.merge(locked.label(), source, (a, b) -> a.equals(b) ? a : AMBIGUOUS);
            }
        }
        return sources;
    }
}
