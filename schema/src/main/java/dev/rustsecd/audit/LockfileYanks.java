package dev.rustsecd.audit;

import dev.rustsecd.audit.AuditReport.IgnoredYank;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.Target;
import dev.rustsecd.fix.YankFix;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.YankReader;
import dev.rustsecd.yank.Yank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The yanked packages of one lockfile, in its order. */
final class LockfileYanks {
    private final Lockfile lockfile;
    private final YankReader yanks;
    private final PolicyFilter filter;
    private final PackagePaths paths;

    private final List<Integer> places = new ArrayList<>();
    private final List<YankedPackage> yanked = new ArrayList<>();
    private final List<IgnoredYank> ignored = new ArrayList<>();

    LockfileYanks(Lockfile lockfile, YankReader yanks, PolicyFilter filter, PackagePaths paths) {
        this.lockfile = lockfile;
        this.yanks = yanks;
        this.filter = filter;
        this.paths = paths;
    }

    /** The package at this place is yanked. */
    void add(int place) {
        places.add(place);
    }

    int size() {
        return places.size();
    }

    List<LockedPackage> packages() {
        return places.stream().map(place -> lockfile.packages().get(place)).toList();
    }

    /**
     * Judges them all.
     *
     * @param targets what plans call a package; null where the policy wants none
     */
    void judge(@Nullable Function<LockedPackage, Target> targets) {
        for (int place : places) {
            LockedPackage locked = lockfile.packages().get(place);
            Yank yank = yanks.of(locked.name(), locked.versionText());
            Version to = yank.target();
            FixPlan fix = to == null || targets == null ? null : YankFix.of(targets.apply(locked), to);
            YankedPackage one = new YankedPackage(locked, yank, fix, paths.shown(paths.of(place)));
            Optional<String> ignoredBy = filter.ignoredBy(locked);
            if (ignoredBy.isPresent()) {
                ignored.add(new IgnoredYank(ignoredBy.get(), one));
            } else {
                yanked.add(one);
            }
        }
    }

    List<YankedPackage> yanked() {
        return yanked;
    }

    /** Those that the policy drops. */
    List<IgnoredYank> ignored() {
        return ignored;
    }

    /** How many names and versions they are. */
    int distinct() {
        return (int) yanked.stream().map(one -> one.locked().label()).distinct().count();
    }

    Revision revision() {
        return yanks.revision();
    }
}
