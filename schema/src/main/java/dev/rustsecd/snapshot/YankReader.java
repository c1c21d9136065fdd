package dev.rustsecd.snapshot;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.semver.Version;
import dev.rustsecd.yank.CrateYankReasons;
import dev.rustsecd.yank.KnownRequirements;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankAssessor;
import dev.rustsecd.yank.YankRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges yanks for one answer out of one snapshot, and remembers the highest revision of the reasons that it met. */
public final class YankReader {
    private final Snapshot snapshot;
    private final YankRule rule;
    private final Instant now;
    private final Map<String, YankAssessor> assessors = new HashMap<>();
    private final Map<String, Yank> judged = new HashMap<>();
    private Revision revision = Revision.NONE;

    public YankReader(Snapshot snapshot, Maturity maturity, @Nullable Version rustVersion, Instant now) {
        this.snapshot = snapshot;
        this.rule = new YankRule(maturity.minAge(), rustVersion);
        this.now = now;
    }

    /** Of one version of a crate; unknown where the registry does not have it, or has not answered. */
    public Yank of(String crate, String number) {
        RegistryAnswer answer = snapshot.registry().answer(crate);
        CrateReleases releases = answer.crate();
        return releases == null || !answer.isPresent()
                ? Yank.unknown(YankAssessor.affectedBy(live(crate), number))
                : judged.computeIfAbsent(
                        releases.crate() + '@' + number,
                        id -> assessor(crate, releases).assess(number));
    }

    /** The highest revision among the reasons that were consulted. */
    public Revision revision() {
        return revision;
    }

    private YankAssessor assessor(String crate, CrateReleases releases) {
        return assessors.computeIfAbsent(CrateName.canonical(crate), name -> {
            CrateYankReasons reasons = snapshot.yankReasons().of(name);
            revision = revision.max(new Revision(reasons.revision()));
            return new YankAssessor(releases, reasons, live(name), KnownRequirements.NONE, rule, now);
        });
    }

    private List<Advisory> live(String crate) {
        CrateAdvisories advisories = snapshot.crate(crate);
        return advisories == null ? List.of() : advisories.liveOfCratesIo();
    }
}
