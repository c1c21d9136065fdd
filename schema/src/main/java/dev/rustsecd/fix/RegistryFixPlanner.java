package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.NoFixSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Plans the fix of a version by itself among the versions that the registry publishes. What depends on the version is not
 * known, so that its requirements are taken for Cargo's usual ones and nothing is verified in full.
 */
public final class RegistryFixPlanner implements VersionFixes {
    private final RangeFixPlanner planner;
    private final RangeFixPlanner ranges;
    private final Target target;
    private final KnownCrate crate;
    private final SafeReleases releases;
    private final FixRules rules;

    /**
     * @param live the advisories of the target's crate that are not withdrawn
     */
    public RegistryFixPlanner(Target target, List<Advisory> live, KnownCrate crate, FixRules rules) {
        this.target = target;
        this.crate = crate;
        this.rules = rules;
        this.releases = new SafeReleases(crate, target.version(), live, rules);
        this.planner = new RangeFixPlanner(target, live, releases::freeOf, Verification.PARTIAL);
        this.ranges = new RangeFixPlanner(target, live);
    }

    @Override
    public FixPlan plan(Advisory finding) {
        return finish(planner.plan(finding), () -> ranges.plan(finding), List.of(finding));
    }

    @Override
    public FixPlan planTogether(List<Advisory> findings) {
        return finish(planner.planTogether(findings), () -> ranges.planTogether(findings), findings);
    }

    /** What the registry does not have is not known: where it lacks even the version itself, the ranges decide. */
    private FixPlan finish(FixPlan amongReleases, Supplier<FixPlan> ofRanges, List<Advisory> findings) {
        boolean known = amongReleases.fixClass().isWay() || !crate.lacks(target.version());
        FixPlan plan = known ? amongReleases : ofRanges.get();
        if (plan.fixClass() == FixClass.NO_FIX && releases.isGoneWith(findings)) {
            return plan.without(FixClass.REMOVE, NoFixSentences.gone());
        }
        return known ? withAge(plan).withLatest(releases.latest()) : plan;
    }

    private FixPlan withAge(FixPlan plan) {
        Version to = plan.version();
        PublishedVersion release = to == null ? null : crate.find(to);
        if (release == null || !rules.isYoung(release)) {
            return plan;
        }
        List<String> cautions = new ArrayList<>(plan.cautions());
        cautions.add(Maturity.caution(release.crate(), release.release(), rules.now()));
        return plan.withCautions(cautions);
    }
}
