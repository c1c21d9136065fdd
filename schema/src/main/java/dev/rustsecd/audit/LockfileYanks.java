package dev.rustsecd.audit;

import dev.rustsecd.audit.AuditReport.IgnoredYank;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.PolicyFilter;
import dev.rustsecd.snapshot.RegistryReader;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.YankReader;
import dev.rustsecd.yank.Yank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The yanked packages of one lockfile, in its order. */
final class LockfileYanks {
    private final Lockfile lockfile;
    private final RegistryReader registry;
    private final YankReader yanks;
    private final PolicyFilter filter;
    private final PackagePaths paths;

    private final List<Judged> judged = new ArrayList<>();
    private final List<YankedPackage> yanked = new ArrayList<>();
    private final List<IgnoredYank> ignored = new ArrayList<>();

    /** What the yank of the package at a place means. */
    record Judged(int place, Yank yank) {}

    LockfileYanks(
            Lockfile lockfile, RegistryReader registry, YankReader yanks, PolicyFilter filter, PackagePaths paths) {
        this.lockfile = lockfile;
        this.registry = registry;
        this.yanks = yanks;
        this.filter = filter;
        this.paths = paths;
    }

    /** The package at this place is yanked. */
    void add(int place) {
        LockedPackage locked = lockfile.packages().get(place);
        judged.add(new Judged(place, yanks.of(locked.name(), locked.versionText())));
    }

    int size() {
        return judged.size();
    }

    List<Judged> judged() {
        return judged;
    }

    /**
     * Puts them into the report.
     *
     * @param fixes one for each that was judged, or none at all
     */
    void tell(List<Optional<FixPlan>> fixes) {
        for (int i = 0; i < judged.size(); i++) {
            Judged one = judged.get(i);
            LockedPackage locked = lockfile.packages().get(one.place());
            FixPlan fix = fixes.isEmpty() ? null : fixes.get(i).orElse(null);
            YankedPackage told = new YankedPackage(locked, one.yank(), fix, paths.shown(paths.of(one.place())));
            Optional<String> ignoredBy = filter.ignoredBy(locked, number -> registry.published(locked.name(), number));
            if (ignoredBy.isPresent()) {
                ignored.add(new IgnoredYank(ignoredBy.get(), told));
            } else {
                yanked.add(told);
            }
        }
    }

    /** Those that were told. */
    List<YankedPackage> yanked() {
        return yanked;
    }

    /** Those that the policy drops. */
    List<IgnoredYank> ignored() {
        return ignored;
    }

    Revision revision() {
        return yanks.revision();
    }
}
