package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans the fix of a version by itself among the versions that the registry publishes. What depends on the version is not
 * known, so that its requirements are taken for Cargo's usual ones and nothing is verified in full.
 */
public final class RegistryFixPlanner implements VersionFixes {
    private final RangeFixPlanner planner;
    private final CrateReleases crate;
    private final RegistrySafeVersions published;
    private final Choice choice;

    /**
     * What narrows the choice of a version.
     *
     * @param rustVersion the compiler that is there; null for any
     * @param maturity of younger releases a plan warns
     */
    public record Choice(@Nullable Version rustVersion, Maturity maturity, Instant now) {}

    /**
     * @param live the advisories of the target's crate that are not withdrawn
     */
    public RegistryFixPlanner(Target target, List<Advisory> live, CrateReleases crate, Choice choice) {
        this.crate = crate;
        this.published = RegistrySafeVersions.of(crate, choice.rustVersion());
        this.choice = choice;
        this.planner = new RangeFixPlanner(
                target, live, avoid -> new Published(target.version(), avoid), Verification.PARTIAL);
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
        if (plan.fixClass() == FixClass.NO_FIX && crate.isGone() && isAllAffected(findings)) {
            return plan.withClass(FixClass.REMOVE);
        }
        Version to = plan.version();
        Optional<Release> target = to == null ? Optional.empty() : published.of(to);
        return target.filter(release -> choice.maturity().isYoung(release, choice.now()))
                .map(young -> plan.withCautions(plus(plan.cautions(), ageOf(young))))
                .orElse(plan);
    }

    private boolean isAllAffected(List<Advisory> findings) {
        return crate.releases().all().stream()
                .map(Release::version)
                .allMatch(version -> version != null
                        && findings.stream()
                                .anyMatch(finding -> finding.versions().contains(version)));
    }

    private String ageOf(Release young) {
        return young.number() + " was published " + Maturity.age(young, choice.now()) + " ago";
    }

    private static List<String> plus(List<String> cautions, String more) {
        List<String> all = new ArrayList<>(cautions);
        all.add(more);
        return all;
    }

    /** The published versions that some advisories do not affect. */
    private final class Published implements Candidates {
        private final Version locked;
        private final List<Advisory> avoid;

        Published(Version locked, List<Advisory> avoid) {
            this.locked = locked;
            this.avoid = avoid;
        }

        @Override
        public Optional<Version> smallestAbove(boolean compatible) {
            return published.smallestAbove(locked, compatible, avoid).map(Release::version);
        }

        @Override
        public boolean allowsAbove(boolean compatible) {
            return smallestAbove(compatible).isPresent();
        }

        @Override
        public Optional<Version> newestBelow() {
            return published.newestBelow(locked, avoid).map(Release::version);
        }
    }
}
