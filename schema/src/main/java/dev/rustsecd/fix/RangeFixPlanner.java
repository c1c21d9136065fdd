package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans a fix from the ranges of the advisories alone, for where no registry says which versions exist and what they
 * require. A target is free of the finding's advisory, whatever its kind, and of every live vulnerability of the crate.
 */
public final class RangeFixPlanner implements VersionFixes {
    private final Target target;
    private final List<Advisory> live;
    private final List<Advisory> vulnerabilities;
    private final Function<List<Advisory>, Candidates> candidates;
    private final Verification verified;

    /** The way that leaves no vulnerability behind, once there is one: it is that of every vulnerability. */
    private @Nullable FixPlan outOfVulnerabilities;

    private final IdentityHashMap<Advisory, FixPlan> alone = new IdentityHashMap<>();
    private final Map<FixClass, Optional<FixPlan>> ofAlike = new EnumMap<>(FixClass.class);

    /**
     * @param live the advisories of the target's crate that are not withdrawn
     */
    public RangeFixPlanner(Target target, List<Advisory> live) {
        this(target, live, avoid -> new SafeVersions(target.version(), avoid), Verification.RANGES);
    }

    /** The same plans among other candidates: those that are free of the given advisories. */
    RangeFixPlanner(
            Target target,
            List<Advisory> live,
            Function<List<Advisory>, Candidates> candidates,
            Verification verified) {
        this.target = target;
        this.candidates = candidates;
        this.verified = verified;
        this.live = live;
        this.vulnerabilities = vulnerabilities(live);
    }

    private static List<Advisory> vulnerabilities(List<Advisory> live) {
        List<Advisory> vulnerabilities = new ArrayList<>(live.size());
        for (Advisory advisory : live) {
            if (advisory.isLiveVulnerability()) {
                vulnerabilities.add(advisory);
            }
        }
        return vulnerabilities;
    }

    /** Findings that a compatible version leaves behind have one way, and so have the others, where one is free of all. */
    @Override
    public FixPlan plan(Advisory finding) {
        FixPlan own = alone(finding);
        if (!own.fixClass().isWay()) {
            return own;
        }
        FixPlan shared =
                ofAlike.computeIfAbsent(own.fixClass(), this::planAlike).orElse(own);
        return isAlike(own, shared) ? shared : own;
    }

    /** One for all advisories of the version whose own plans are of one class; none where they are fewer than two. */
    private Optional<FixPlan> planAlike(FixClass fixClass) {
        List<Advisory> together = live.stream()
                .filter(other -> other.versions().contains(target.version()))
                .filter(other -> alone(other).fixClass() == fixClass)
                .toList();
        return together.size() < 2 ? Optional.empty() : Optional.of(planAll(together));
    }

    private FixPlan alone(Advisory finding) {
        FixPlan known = alone.get(finding);
        if (known == null) {
            known = planAll(List.of(finding));
            alone.put(finding, known);
        }
        return known;
    }

    private static boolean isAlike(FixPlan one, FixPlan other) {
        return one.fixClass().isWay() && one.fixClass() == other.fixClass();
    }

    @Override
    public FixPlan planTogether(List<Advisory> findings) {
        List<Advisory> graver =
                findings.stream().filter(Advisory::isLiveVulnerability).toList();
        FixPlan all = planAll(findings);
        if (all.fixClass().isWay() || findings.size() == 1) {
            return all;
        }
        FixPlan best = graver.isEmpty() ? all : planAll(graver);
        for (Advisory finding : findings) {
            best = best.fixClass().isWay() ? best : planAll(List.of(finding));
        }
        return best.fixClass().isWay() ? withStaying(best, findings) : all;
    }

    private FixPlan planAll(List<Advisory> findings) {
        List<Advisory> strict = union(findings, vulnerabilities);
        if (strict == vulnerabilities && outOfVulnerabilities != null) {
            return outOfVulnerabilities;
        }
        FixPlan plan = withUnsound(planAvoiding(findings, strict));
        if (plan.fixClass().isWay()) {
            outOfVulnerabilities = strict == vulnerabilities ? plan : outOfVulnerabilities;
            return plan;
        }
        List<Advisory> alreadyThere = vulnerabilities.stream()
                .filter(advisory -> advisory.versions().contains(target.version()))
                .filter(advisory -> !findings.contains(advisory))
                .toList();
        Set<Advisory> left = Collections.newSetFromMap(new IdentityHashMap<>());
        left.addAll(alreadyThere);
        List<Advisory> lenient =
                strict.stream().filter(advisory -> !left.contains(advisory)).toList();
        FixPlan second = withUnsound(planAvoiding(findings, lenient));
        return second.fixClass().isWay() ? withStaying(second, alreadyThere) : plan;
    }

    private FixPlan planAvoiding(List<Advisory> findings, List<Advisory> avoid) {
        Candidates safe = candidates.apply(avoid);
        Optional<Version> compatible = safe.smallestAbove(true);
        if (compatible.isPresent() || safe.allowsAbove(true)) {
            return lockUpdate(compatible);
        }
        Optional<Version> above = safe.upgrade(findings);
        if (above.isPresent() || safe.allowsAbove(false)) {
            return of(FixClass.MAJOR_UPGRADE, above, List.of(), "manifest");
        }
        boolean malicious = findings.stream().anyMatch(Advisory::isMalicious);
        return malicious ? moveDown(safe, findings) : noWay(FixClass.NO_FIX, safe.whyNone(findings));
    }

    private FixPlan moveDown(Candidates safe, List<Advisory> findings) {
        Optional<Version> below = safe.newestBelow();
        if (below.isEmpty()) {
            String why = safe.whyNone(findings);
            return safe.isOneLacking(true)
                    ? noWay(FixClass.NO_FIX, why)
                    : noWay(FixClass.REMOVE, new NoFixReason(target.version(), findings).ofMalware(why));
        }
        return target.version().isCompatibleWith(below.get())
                ? lockUpdate(below)
                : of(FixClass.MAJOR_UPGRADE, below, List.of(), "manifest");
    }

    private FixPlan noWay(FixClass fixClass, String why) {
        return of(fixClass, Optional.empty(), List.of(), "").without(fixClass, why);
    }

    private FixPlan lockUpdate(Optional<Version> version) {
        List<String> commands = target.commands(version.orElse(null));
        FixPlan plan = of(FixClass.LOCK_UPDATE, version, commands, "lockfile");
        return version.isPresent() || commands.isEmpty()
                ? plan
                : plan.withCautions(List.of(CautionSentences.noVersionNamed()));
    }

    private FixPlan of(FixClass fixClass, Optional<Version> version, List<String> commands, String where) {
        List<FixPlan.Step> steps = version.map(to ->
                        List.of(new FixPlan.Step(target.name(), target.version().toString(), to.toString(), where)))
                .orElse(List.of());
        return new FixPlan(
                fixClass,
                version.orElse(null),
                fixClass == FixClass.LOCK_UPDATE,
                verified,
                commands,
                steps,
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private FixPlan withUnsound(FixPlan plan) {
        Version to = plan.version();
        if (to == null) {
            return plan;
        }
        List<String> cautions = new ArrayList<>(plan.cautions());
        for (Advisory advisory : live) {
            if (advisory.kind() == AdvisoryKind.UNSOUND && advisory.versions().contains(to)) {
                cautions.add(CautionSentences.affects(advisory.id().text(), target.name() + '@' + to));
            }
        }
        return plan.withCautions(List.copyOf(cautions));
    }

    /** The plan with a caution for each of the advisories that the version it leads to does not leave behind. */
    private static FixPlan withStaying(FixPlan plan, List<Advisory> advisories) {
        Version to = plan.version();
        Set<String> cautions = new LinkedHashSet<>(plan.cautions());
        for (Advisory advisory : advisories) {
            String id = advisory.id().text();
            String caution =
                    to == null ? CautionSentences.mayStillAffect(id) : CautionSentences.stillAffects(id, to.toString());
            boolean stays = to == null || advisory.versions().contains(to);
            if (stays) {
                cautions.add(caution);
            }
        }
        return plan.withCautions(List.copyOf(cautions));
    }

    // By equality and not by hash: equality of advisories ends at their ids, a hash reads all of their text.
    private static List<Advisory> union(List<Advisory> some, List<Advisory> others) {
        if (others.containsAll(some)) {
            return others;
        }
        List<Advisory> union = new ArrayList<>(others);
        some.stream().filter(one -> !others.contains(one)).forEach(union::add);
        return union;
    }
}
