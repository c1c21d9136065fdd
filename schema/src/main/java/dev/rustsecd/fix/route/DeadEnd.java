package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.SafeReleases;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The plan where no command leads to the goal: what would have to change first, if anything can. */
final class DeadEnd {
    private final Workbench bench;
    private final LockState state;
    private final Goal goal;
    private final KnownCrate crate;
    private final List<Conflict> conflicts;
    private final List<String> cautions = new ArrayList<>();

    /** Whether all that was asked for was known and everything was tried. */
    private boolean certain = true;

    DeadEnd(Workbench bench, Goal goal, KnownCrate crate, List<Conflict> conflicts) {
        this.bench = bench;
        this.state = bench.state();
        this.goal = goal;
        this.crate = crate;
        this.conflicts = conflicts;
    }

    FixPlan plan() {
        lookForDoubts();
        List<PublishedVersion> targets = goal.targets().all();
        Blockade blockade = Blockade.around(bench, goal.node(), targets);
        FixClass fixClass = fixClass(blockade, targets);
        if (fixClass == FixClass.MAJOR_UPGRADE) {
            certain = false;
            cautions.add(Certainty.MANIFESTS);
        }
        String locked = state.entry(goal.node()).versionText();
        Version to = targets.isEmpty() ? null : targets.get(0).version();
        List<FixPlan.Step> steps = to == null || fixClass == FixClass.NO_FIX
                ? List.of()
                : List.of(new FixPlan.Step(state.name(goal.node()), locked, to.toString(), "manifest"));
        return new FixPlan(
                fixClass,
                to,
                !goal.targets().compatible().isEmpty(),
                certain ? Verification.FULL : Verification.PARTIAL,
                List.of(),
                steps,
                blockade.blockers(),
                cautions,
                List.of());
    }

    private void lookForDoubts() {
        if (bench.isSpent()) {
            doubt("not every way was tried: there are too many");
        }
        if (crate.isUnread()) {
            doubt("what " + crate.name() + " requires could not be read");
        }
        for (Conflict conflict : conflicts) {
            String name = conflict.dependency().name();
            if (conflict.kind() == Conflict.Kind.UNKNOWN) {
                doubt("what the registry says of " + name + " could not be read");
            } else if (conflict.kind() == Conflict.Kind.OCCUPIED && conflict.occupant() >= 0) {
                cautions.add(conflict.ownerId() + " requires " + name + ' '
                        + conflict.dependency().text() + ", and " + state.id(conflict.occupant()) + " is held");
            }
            if (cautions.size() > 3) {
                break;
            }
        }
    }

    private void doubt(String why) {
        certain = false;
        if (!cautions.contains(why)) {
            cautions.add(why);
        }
    }

    private FixClass fixClass(Blockade blockade, List<PublishedVersion> targets) {
        if (targets.isEmpty() && isToBeRemoved()) {
            return FixClass.REMOVE;
        }
        if (isNeededByNone()
                && !targets.isEmpty()
                && goal.targets().compatible().isEmpty()) {
            return FixClass.MAJOR_UPGRADE;
        }
        if (blockade.isDead() || blockade.blockers().isEmpty()) {
            return FixClass.NO_FIX;
        }
        if (blockade.reachesManifests()) {
            return targets.isEmpty() && blockade.isAtOnce() ? FixClass.NO_FIX : FixClass.MAJOR_UPGRADE;
        }
        return certain ? FixClass.NO_FIX : FixClass.PARENT_UPDATE;
    }

    /** Nothing in the lockfile says who asks for it, so it is whoever wrote a manifest. */
    private boolean isNeededByNone() {
        return state.owners(goal.node()).length == 0;
    }

    private boolean isToBeRemoved() {
        if (goal.findings().stream().anyMatch(Advisory::isMalicious)) {
            return true;
        }
        Version locked = Objects.requireNonNull(state.lockedVersion(goal.node()));
        return new SafeReleases(crate, locked, bench.live(state.crate(goal.node())), bench.rules())
                .isGoneWith(goal.findings());
    }
}
