package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fix.Commands;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.RangeFixPlanner;
import dev.rustsecd.fix.Target;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.semver.Version;
import java.util.List;
import java.util.Objects;

/**
 * Plans for packages whose crate the registry lacks: from the ranges of the advisories, checked against what is known of
 * the dependents.
 */
final class RangePlans {
    private final Workbench bench;
    private final LockState state;

    /**
     * @param bench at its lockfile, unchanged
     */
    RangePlans(Workbench bench) {
        this.bench = bench;
        this.state = bench.state();
    }

    FixPlan plan(Found found) {
        List<Advisory> live = bench.live(state.crate(found.index()));
        return new RangeFixPlanner(target(found.index()), live).plan(found.advisory());
    }

    /** Whether the lockfile alone changes, as far as the requirements of dependents are known. */
    boolean isAdmitted(int node, FixPlan plan) {
        return plan.fixClass() == FixClass.LOCK_UPDATE
                && (plan.version() == null || around(node, plan).blockers().isEmpty());
    }

    /** A plan that known dependents are in the way of: cargo would refuse its commands. */
    FixPlan behindBlockers(int node, FixPlan plan) {
        Blockade blockade = around(node, plan);
        if (plan.fixClass() != FixClass.LOCK_UPDATE || blockade.blockers().isEmpty()) {
            return plan.behind(blockade.blockers());
        }
        FixPlan behind = plan.withoutCommands().behind(blockade.blockers());
        if (blockade.dead() == null && blockade.reachesManifests()) {
            return behind.throughBlockers(FixClass.MAJOR_UPGRADE, blockade.blockers());
        }
        return blockade.dead() == null
                ? behind.without(
                        FixClass.NO_FIX, Certainty.unknown(bench.crates(), state.crate(node), state.name(node)))
                : behind.without(FixClass.NO_FIX, blockade.dead().sentence());
    }

    private Blockade around(int node, FixPlan plan) {
        Version to = plan.version();
        return Blockade.around(bench, node, to == null ? List.of() : List.of(to));
    }

    Target target(int index) {
        return Target.inLockfile(
                state.name(index),
                Objects.requireNonNull(state.entry(index).version()),
                state.entry(index).source(),
                Commands.isAmbiguous(state, index));
    }
}
