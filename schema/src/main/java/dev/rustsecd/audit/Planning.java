package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.Inspection.Match;
import dev.rustsecd.audit.Inspection.Yanked;
import dev.rustsecd.audit.Plans.Gathered;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.LockfileFixes;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.SeparateFixes;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.KnownCrates;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.RegistryAnswer;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Plans for what an inspection found: on the lockfile's graph where the registry knows any of the crates concerned, else
 * for each package by itself. Used once.
 */
final class Planning {
    private final Inspection inspection;
    private final Snapshot snapshot;
    private Revision consulted;

    private Planning(Inspection inspection) {
        this.inspection = inspection;
        this.snapshot = inspection.snapshot();
        this.consulted = snapshot.revisionOf(null);
    }

    /** The crates to gather before planning. */
    static SortedSet<CanonicalName> needs(Inspection inspection) {
        Collection<Integer> moving = inspection.moving();
        return inspection.policy().plan() && isPlayed(inspection, moving)
                ? FixPlanner.needs(inspection.lockfile(), inspection.graph(), moving)
                : Collections.emptySortedSet();
    }

    /** Whether the registry knows any of the packages, and the lockfile says what depends on what: a list does not. */
    private static boolean isPlayed(Inspection inspection, Collection<Integer> moving) {
        List<LockedPackage> packages = inspection.lockfile().packages();
        return inspection.graph().edges() > 0
                && moving.stream()
                        .anyMatch(index -> inspection
                                .snapshot()
                                .registry()
                                .answer(packages.get(index).name())
                                .isGiven());
    }

    static Plans plan(Inspection inspection, Gathered gathered, WorkBudget work) {
        return inspection.policy().plan() ? new Planning(inspection).plan(gathered, work) : Plans.NONE;
    }

    private Plans plan(Gathered gathered, WorkBudget work) {
        Collection<Integer> moving = inspection.moving();
        if (!isPlayed(inspection, moving)) {
            LockfileFixes fixes =
                    new SeparateFixes(inspection.lockfile(), moving, this::live, this::releases, inspection.rules());
            return plans(fixes).with(consulted, Collections.emptySortedSet());
        }
        LockState state = new LockState(inspection.lockfile(), inspection.graph(), inspection.published());
        KnownCrates crates = new KnownCrates(name -> known(name, gathered), gathered.isAll());
        FixPlanner planner = new FixPlanner(state, crates, this::live, inspection.rules(), work);
        Plans plans = plans(planner);
        return plans.with(consulted.max(new Revision(planner.revision())), planner.missing());
    }

    private Plans plans(LockfileFixes fixes) {
        List<FixPlan> ofMatches = new ArrayList<>(inspection.matches().size());
        List<Found> joined = new ArrayList<>(inspection.matches().size());
        for (Match match : inspection.matches()) {
            ofMatches.add(fixes.plan(match.found()));
            if (match.ignoredBy().isEmpty()) {
                joined.add(match.found());
            }
        }
        List<Optional<FixPlan>> ofYanked = new ArrayList<>(inspection.yanked().size());
        for (Yanked one : inspection.yanked()) {
            Version to = one.yank().target();
            ofYanked.add(Optional.ofNullable(to == null ? null : fixes.planYank(one.index(), to)));
        }
        return new Plans(ofMatches, ofYanked, fixes.join(joined), Revision.NONE, Collections.emptySortedSet());
    }

    private @Nullable KnownCrate releases(CanonicalName name) {
        CrateReleases crate = snapshot.registry().answer(name).crate();
        return crate == null ? null : KnownCrate.of(crate, null);
    }

    private @Nullable KnownCrate known(CanonicalName name, Gathered gathered) {
        RegistryAnswer answer = snapshot.registry().answer(name);
        if (!answer.isGiven()) {
            return null;
        }
        CrateReleases crate = answer.crate();
        return crate == null ? KnownCrate.absent(name.text()) : gathered.of(crate);
    }

    private List<Advisory> live(CanonicalName name) {
        CrateAdvisories crate = snapshot.crate(name);
        if (crate == null) {
            return List.of();
        }
        consulted = consulted.max(snapshot.revisionOf(crate));
        return crate.allLive();
    }
}
