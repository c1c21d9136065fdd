package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.NoFixReason;
import dev.rustsecd.fix.SafeReleases;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import dev.rustsecd.words.NoFixSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plan where no command leads to the goal: what would have to change first, if anything can. */
final class DeadEnd {
    private final Workbench bench;
    private final LockState state;
    private final Goal goal;
    private final KnownCrate crate;
    private final Version locked;
    private final SafeReleases safe;
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
        this.locked = Objects.requireNonNull(state.lockedVersion(goal.node()));
        this.safe = new SafeReleases(crate, locked, bench.live(state.crate(goal.node())), bench.rules());
    }

    /** @param spent whether the search was cut short */
    FixPlan plan(boolean spent) {
        List<Version> targets =
                goal.targets().all().stream().map(PublishedVersion::version).toList();
        Blockade blockade = Blockade.around(bench, goal.node(), targets);
        if (spent) {
            doubt(CautionSentences.searchCutShort());
        }
        lookForDoubts(blockade);
        FixClass fixClass = fixClass(blockade, targets);
        if (fixClass == FixClass.MAJOR_UPGRADE) {
            certain = false;
            cautions.add(CautionSentences.manifestsNotSent());
            ofTarget(targets).forEach(this::caution);
        }
        String lockedText = state.entry(goal.node()).versionText();
        Version to = targets.isEmpty() ? null : targets.get(0);
        List<FixPlan.Step> steps = to == null || fixClass == FixClass.NO_FIX
                ? List.of()
                : List.of(new FixPlan.Step(state.name(goal.node()), lockedText, to.toString(), "manifest"));
        FixPlan plan = new FixPlan(
                fixClass,
                to,
                !goal.targets().compatible().isEmpty(),
                certain ? Verification.FULL : Verification.PARTIAL,
                List.of(),
                steps,
                blockade.blockers(),
                cautions,
                List.of(),
                fixClass.isWay() ? null : why(fixClass, blockade, to),
                null);
        return plan.withLatest(safe.latest());
    }

    private void lookForDoubts(Blockade blockade) {
        if (crate.lacks(locked)) {
            doubt(CautionSentences.notOnRegistry(state.id(goal.node())));
        } else if (crate.isUnread()) {
            doubt(CautionSentences.requirementsNotKnown(crate.name()));
        }
        if (goal.targets().isEmpty() && safe.isOneLacking(goal.findings())) {
            certain = false;
        }
        blockade.unknown().forEach(owner -> doubt(Certainty.unread(bench, owner)));
        for (Conflict conflict : conflicts) {
            add(conflict);
            if (cautions.size() > 3) {
                break;
            }
        }
    }

    private void add(Conflict conflict) {
        Dependency dependency = conflict.dependency();
        if (conflict.kind() == Conflict.Kind.UNKNOWN) {
            doubt(Certainty.unknown(bench.crates(), dependency.crate(), dependency.name()));
        } else if (conflict.kind() == Conflict.Kind.OCCUPIED && conflict.occupant() >= 0) {
            caution(CautionSentences.staysLocked(
                    conflict.ownerId(), dependency.name() + ' ' + dependency.text(), state.id(conflict.occupant())));
        }
    }

    /** What to know of the release to upgrade to. */
    private List<String> ofTarget(List<Version> targets) {
        PublishedVersion release = targets.isEmpty() ? null : crate.find(targets.get(0));
        return release == null ? List.of() : PlanWriter.ofTarget(bench, release, locked);
    }

    private void doubt(String why) {
        certain = false;
        caution(why);
    }

    private void caution(String sentence) {
        if (!cautions.contains(sentence)) {
            cautions.add(sentence);
        }
    }

    private FixClass fixClass(Blockade blockade, List<Version> targets) {
        if (targets.isEmpty() && isToBeRemoved()) {
            return FixClass.REMOVE;
        }
        if (isNeededByNone()
                && !targets.isEmpty()
                && goal.targets().compatible().isEmpty()) {
            return FixClass.MAJOR_UPGRADE;
        }
        if (blockade.dead() != null || blockade.blockers().isEmpty()) {
            return FixClass.NO_FIX;
        }
        if (blockade.reachesManifests()) {
            return targets.isEmpty() && blockade.isAtOnce() ? FixClass.NO_FIX : FixClass.MAJOR_UPGRADE;
        }
        return FixClass.NO_FIX;
    }

    /** Nothing in the lockfile says who asks for it, so it is whoever wrote a manifest. */
    private boolean isNeededByNone() {
        return state.owners(goal.node()).length == 0;
    }

    private boolean isToBeRemoved() {
        return isMalicious() ? !safe.isOneLacking(goal.findings()) : safe.isGoneWith(goal.findings());
    }

    private boolean isMalicious() {
        return goal.findings().stream().anyMatch(Advisory::isMalicious);
    }

    private String why(FixClass fixClass, Blockade blockade, @Nullable Version to) {
        if (fixClass == FixClass.REMOVE) {
            return isMalicious()
                    ? new NoFixReason(locked, goal.findings()).ofMalware(safe.whyNone(goal.findings()))
                    : NoFixSentences.gone();
        }
        if (to == null) {
            return safe.whyNone(goal.findings());
        }
        if (blockade.dead() == null && !blockade.unknown().isEmpty()) {
            return Certainty.unread(bench, blockade.unknown().iterator().next());
        }
        return blockade.dead() == null
                ? NoFixSentences.noCommandsLeadTo(state.name(goal.node()) + ' ' + to)
                : blockade.dead().sentence();
    }
}
