package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixPlan.Step;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what a bench shows into the words of a plan. */
final class PlanWriter {
    private final Workbench bench;
    private final Goal goal;
    private final LockState state;

    PlanWriter(Workbench bench, Goal goal) {
        this.bench = bench;
        this.goal = goal;
        this.state = bench.state();
    }

    /** The plan that led to where the bench is now. */
    FixPlan found(List<String> commands) {
        Version locked = Objects.requireNonNull(state.lockedVersion(goal.node()));
        Version to = goal.outcome(state);
        List<String> unknown = Certainty.of(bench).reasons();
        List<String> cautions = cautions();
        if (commands.stream().anyMatch(command -> !command.contains(" --precise "))) {
            cautions.add(CautionSentences.letsCargoChoose());
        }
        unknown.stream().filter(reason -> !cautions.contains(reason)).forEach(cautions::add);
        return new FixPlan(
                FixClass.LOCK_UPDATE,
                to,
                to == null || locked.isCompatibleWith(to),
                unknown.isEmpty() ? Verification.FULL : Verification.PARTIAL,
                commands,
                steps(),
                List.of(),
                cautions,
                bench.introduced(),
                null,
                null);
    }

    /** Every package that has another version now, the affected one first. */
    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int node : state.touched()) {
            if (hasMoved(state, node)) {
                steps.add(node == goal.node() ? 0 : steps.size(), step(state, node));
            }
        }
        return steps;
    }

    /** Every package that has another version now. */
    static List<Step> steps(LockState state) {
        return Arrays.stream(state.touched())
                .filter(node -> hasMoved(state, node))
                .mapToObj(node -> step(state, node))
                .toList();
    }

    private static boolean hasMoved(LockState state, int node) {
        return state.lockedVersion(node) != null && state.isChanged(node);
    }

    private static Step step(LockState state, int node) {
        return new Step(
                state.name(node), state.entry(node).versionText(), String.valueOf(state.version(node)), "lockfile");
    }

    private List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        for (int node : state.touched()) {
            if (state.isChanged(node) && state.isCratesIo(node) && state.isOfLockfile(node)) {
                cautions.addAll(ofMoved(node));
            }
        }
        List<String> added = added();
        if (!added.isEmpty()) {
            cautions.add(CautionSentences.addsPackages(String.join(", ", added)));
        }
        return cautions;
    }

    private List<String> ofMoved(int node) {
        List<String> cautions = new ArrayList<>();
        Version from = Objects.requireNonNull(state.lockedVersion(node));
        Version to = Objects.requireNonNull(state.version(node));
        KnownCrate crate = bench.crates().peek(state.crate(node));
        PublishedVersion release = crate == null ? null : crate.find(to);
        if (crate != null && release != null) {
            cautions.addAll(ofRelease(bench.rules(), release, crate.find(from)));
        }
        cautions.addAll(ofAdvisories(bench.live(state.crate(node)), state.id(node), from, to));
        return cautions;
    }

    /** The caution of a release that is young or needs a newer compiler than the one before it. */
    static List<String> ofRelease(FixRules rules, PublishedVersion release, @Nullable PublishedVersion before) {
        List<String> cautions = new ArrayList<>();
        if (rules.isYoung(release)) {
            cautions.add(Maturity.caution(release.crate(), release.release(), rules.now()));
        }
        Optional<Version> needed = release.release().compiler();
        Optional<Version> needs =
                before == null ? Optional.empty() : before.release().compiler();
        if (needed.isPresent()
                && needs.map(old -> needed.get().compareTo(old) > 0).orElse(true)) {
            cautions.add(CautionSentences.needsRust(
                    release.toString(), Objects.requireNonNull(release.release().rustVersion())));
        }
        return cautions;
    }

    /** What to know of a release that no command leads to. */
    static List<String> ofTarget(Workbench bench, PublishedVersion release, Version locked) {
        List<String> cautions = new ArrayList<>();
        if (bench.rules().isYoung(release)) {
            cautions.add(Maturity.caution(
                    release.crate(), release.release(), bench.rules().now()));
        }
        List<Advisory> live = bench.live(CanonicalName.of(release.crate()));
        cautions.addAll(ofAdvisories(live, release.toString(), locked, release.version()));
        return cautions;
    }

    /** Vulnerabilities that stay, and what is unsound. */
    static List<String> ofAdvisories(List<Advisory> live, String id, Version from, Version to) {
        List<String> cautions = new ArrayList<>();
        for (Advisory advisory : live) {
            boolean stays = advisory.versions().contains(from);
            if (advisory.versions().contains(to) && (stays || advisory.kind() == AdvisoryKind.UNSOUND)) {
                cautions.add(
                        stays
                                ? CautionSentences.stillAffects(advisory.id().text(), id)
                                : CautionSentences.affects(advisory.id().text(), id));
            }
        }
        return cautions;
    }

    private List<String> added() {
        List<String> added = new ArrayList<>();
        for (int node : state.touched()) {
            if (state.isActive(node) && !state.isOfLockfile(node)) {
                added.add(state.id(node));
            }
        }
        return added;
    }
}
