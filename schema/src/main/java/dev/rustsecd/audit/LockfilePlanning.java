package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.LockfileAudit.Gathered;
import dev.rustsecd.audit.LockfileAudit.Match;
import dev.rustsecd.audit.LockfileAudit.Plans;
import dev.rustsecd.audit.LockfileYanks.Judged;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.SeparateFixes;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.CrateShelf;
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
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Plans for what is the matter with one lockfile: on its graph where the registry knows any of the crates concerned, else
 * for each package by itself.
 */
final class LockfilePlanning {
    private final Snapshot snapshot;
    private final Lockfile lockfile;
    private final Map<Integer, Version> published;
    private final PackagePaths paths;
    private final FixRules rules;

    /**
     * @param published by place, versions that the registry writes otherwise than the lockfile
     */
    LockfilePlanning(
            Snapshot snapshot, Lockfile lockfile, Map<Integer, Version> published, PackagePaths paths, FixRules rules) {
        this.snapshot = snapshot;
        this.lockfile = lockfile;
        this.published = published;
        this.paths = paths;
        this.rules = rules;
    }

    /** Canonical names of the crates to gather before planning. */
    SortedSet<String> needs(List<Match> matches, List<Judged> yanks) {
        Collection<Integer> places = places(matches, yanks);
        return isPlayed(places) ? FixPlanner.needs(lockfile, paths.graph(), places) : Collections.emptySortedSet();
    }

    Plans plan(List<Match> matches, List<Judged> yanks, Gathered gathered, WorkBudget work) {
        Collection<Integer> places = places(matches, yanks);
        Matcher consulted = new Matcher(snapshot);
        if (!isPlayed(places)) {
            LockfileFixes fixes =
                    new SeparateFixes(lockfile, places, crate -> live(consulted, crate), this::releases, rules);
            return plans(fixes, matches, yanks).with(consulted.revision(), Collections.emptySortedSet());
        }
        LockState state = new LockState(lockfile, paths.graph(), published);
        KnownCrates crates = new KnownCrates(shelf(gathered), gathered.isAll());
        FixPlanner planner = new FixPlanner(state, crates, crate -> live(consulted, crate), rules, work);
        Plans plans = plans(planner, matches, yanks);
        return plans.with(consulted.revision().max(new Revision(planner.revision())), planner.missing());
    }

    /** Of the packages that are to move. */
    private static Collection<Integer> places(List<Match> matches, List<Judged> yanks) {
        SortedSet<Integer> places = new TreeSet<>();
        matches.forEach(match -> places.add(match.index()));
        yanks.stream().filter(one -> one.yank().target() != null).forEach(one -> places.add(one.place()));
        return places;
    }

    /** Whether the registry knows any of the packages, and the lockfile says what depends on what: a list does not. */
    private boolean isPlayed(Collection<Integer> places) {
        boolean known = places.stream()
                .anyMatch(place -> snapshot.registry()
                        .answer(lockfile.packages().get(place).name())
                        .isGiven());
        return known && paths.graph().edges() > 0;
    }

    private @Nullable KnownCrate releases(String name) {
        CrateReleases crate = snapshot.registry().answer(name).crate();
        return crate == null ? null : KnownCrate.of(crate, null);
    }

    private static Plans plans(LockfileFixes fixes, List<Match> matches, List<Judged> yanks) {
        List<FixPlan> ofFindings = new ArrayList<>(matches.size());
        List<Found> joined = new ArrayList<>(matches.size());
        for (Match match : matches) {
            ofFindings.add(fixes.plan(match.found()));
            if (match.ignoredBy().isEmpty()) {
                joined.add(match.found());
            }
        }
        List<Optional<FixPlan>> ofYanks = new ArrayList<>(yanks.size());
        for (Judged one : yanks) {
            Version to = one.yank().target();
            ofYanks.add(Optional.ofNullable(to == null ? null : fixes.planYank(one.place(), to)));
        }
        return new Plans(ofFindings, ofYanks, fixes.join(joined), Revision.NONE, Collections.emptySortedSet());
    }

    private CrateShelf shelf(Gathered gathered) {
        return name -> {
            RegistryAnswer answer = snapshot.registry().answer(name);
            if (!answer.isGiven()) {
                return null;
            }
            CrateReleases crate = answer.crate();
            return crate == null ? KnownCrate.absent(name) : gathered.of(crate);
        };
    }

    private static List<Advisory> live(Matcher consulted, String crate) {
        CrateAdvisories advisories = consulted.crate(crate);
        return advisories == null ? List.of() : advisories.liveOfCratesIo();
    }
}
