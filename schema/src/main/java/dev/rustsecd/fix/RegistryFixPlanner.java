package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans the fix of a version by itself among the versions that the registry publishes. What depends on the version is not
 * known, so that its requirements are taken for Cargo's usual ones and nothing is verified in full.
 */
public final class RegistryFixPlanner implements VersionFixes {
    private final RangeFixPlanner planner;
    private final KnownCrate crate;
    private final SafeReleases releases;
    private final FixRules rules;

    /**
     * @param live the advisories of the target's crate that are not withdrawn
     */
    public RegistryFixPlanner(Target target, List<Advisory> live, KnownCrate crate, FixRules rules) {
        this.crate = crate;
        this.rules = rules;
        this.releases = new SafeReleases(crate, target.version(), live, rules);
        this.planner = new RangeFixPlanner(target, live, releases::freeOf, Verification.PARTIAL);
    }

    @Override
    public FixPlan plan(Advisory finding) {
        return finish(planner.plan(finding), List.of(finding));
    }

    @Override
    public FixPlan planTogether(List<Advisory> findings) {
        return finish(planner.planTogether(findings), findings);
    }

    private FixPlan finish(FixPlan plan, List<Advisory> findings) {
        if (plan.fixClass() == FixClass.NO_FIX && releases.isGoneWith(findings)) {
            return plan.withClass(FixClass.REMOVE);
        }
        Version to = plan.version();
        PublishedVersion target = to == null ? null : crate.find(to);
        if (target == null || !rules.maturity().isYoung(target.release(), rules.now())) {
            return plan;
        }
        List<String> cautions = new ArrayList<>(plan.cautions());
        cautions.add(Maturity.caution(target.crate(), target.release(), rules.now()));
        return plan.withCautions(cautions);
    }
}
