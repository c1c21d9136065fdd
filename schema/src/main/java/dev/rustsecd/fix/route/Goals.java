package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.SafeReleases;
import dev.rustsecd.fix.SafeReleases.Targets;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the findings of a lockfile lead, each by itself and those of one package together. */
final class Goals {
    private final Workbench bench;
    private final LockState state;
    private final Map<Goal.Key, Goal> own = new HashMap<>();
    private final Map<Goal.Key, Goal> shared = new HashMap<>();

    Goals(Workbench bench) {
        this.bench = bench;
        this.state = bench.state();
    }

    /**
     * A way out of one vulnerability is one out of all that the package has, where some version is free of all of them, or
     * none of any: then dependents must do without it.
     */
    Goal own(Found found) {
        Goal.Key asked = new Goal.Key(found.index(), List.of(found.advisory()));
        return own.computeIfAbsent(asked, key -> newGoal(found));
    }

    /**
     * That of all findings of the package that a compatible release leaves behind, or of all others: where one release is
     * free of them. Null where there is none, or where it is no other than the finding's own.
     */
    @Nullable
    Goal shared(Found found) {
        KnownCrate crate = bench.crates().get(state.crate(found.index()));
        List<Advisory> all = crate == null ? List.of() : affecting(found.index());
        if (crate == null || all.size() < 2) {
            return null;
        }
        boolean compatible = isCompatible(own(found));
        List<Advisory> together = all.stream()
                .filter(other -> isCompatible(own(new Found(found.index(), other))) == compatible)
                .toList();
        Goal goal = shared.computeIfAbsent(
                new Goal.Key(found.index(), together),
                key -> new Goal(key.node(), together, safe(crate, key.node()).awayFrom(together)));
        List<Advisory> staying = own(found).targets().staying();
        boolean whole = staying.containsAll(goal.targets().staying()) && isCompatible(goal) == compatible;
        return whole
                        && !goal.targets().isEmpty()
                        && !goal.key().equals(own(found).key())
                ? goal
                : null;
    }

    /** The releases of a crate, seen from a package of it. */
    SafeReleases safe(KnownCrate crate, int index) {
        Version locked = Objects.requireNonNull(state.lockedVersion(index));
        return new SafeReleases(crate, locked, bench.live(crate.canonical()), bench.rules());
    }

    private static boolean isCompatible(Goal goal) {
        return !goal.targets().compatible().isEmpty();
    }

    private List<Advisory> affecting(int index) {
        Version locked = Objects.requireNonNull(state.lockedVersion(index));
        return bench.live(state.crate(index)).stream()
                .filter(advisory -> advisory.versions().contains(locked))
                .toList();
    }

    private Goal newGoal(Found found) {
        int index = found.index();
        KnownCrate crate = bench.crates().get(state.crate(index));
        Targets targets = crate == null ? Targets.NONE : safe(crate, index).awayFrom(List.of(found.advisory()));
        List<Advisory> findings = new ArrayList<>();
        boolean all = targets.staying().isEmpty();
        for (Advisory advisory : affecting(index)) {
            if ((all && advisory.isLiveVulnerability()) || advisory.equals(found.advisory())) {
                findings.add(advisory); // in one order, so that one search does for all of them
            }
        }
        return new Goal(index, findings, targets);
    }
}
