package dev.rustsecd.audit;

import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixJoiner;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.RangeFixPlanner;
import dev.rustsecd.fix.Target;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.snapshot.CrateAdvisories;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Plans fixes for the affected packages of one lockfile, and joins them. */
final class PackagePlans {
    /** Stands for several sources; no source id is this text. */
    private static final String AMBIGUOUS = "several";

    private final FixJoiner joiner = new FixJoiner();
    private final Map<String, String> sourceByLabel;

    PackagePlans(Lockfile lockfile, List<LockedPackage> affected) {
        sourceByLabel = sourceByLabel(lockfile, affected);
    }

    Target target(LockedPackage locked) {
        boolean ambiguous = AMBIGUOUS.equals(sourceByLabel.get(locked.label()));
        String source = ambiguous ? Objects.toString(locked.source()) : null;
        return Target.inLockfile(locked.name(), Objects.requireNonNull(locked.version()), source);
    }

    static RangeFixPlanner planner(Target target, CrateAdvisories crate) {
        return new RangeFixPlanner(target, Auditor.liveOf(crate));
    }

    void add(Target target, Finding finding) {
        FixPlan fix = finding.fix();
        if (fix != null) {
            joiner.add(target, finding.advisory(), fix);
        }
    }

    FixAll join() {
        return joiner.join();
    }

    /** Where the packages come from that have the name of an affected one; several may share a name and version. */
    private static Map<String, String> sourceByLabel(Lockfile lockfile, List<LockedPackage> affected) {
        Set<String> names = new HashSet<>();
        BitSet lengths = new BitSet();
        for (LockedPackage locked : affected) {
            names.add(locked.name());
            lengths.set(locked.name().length());
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
