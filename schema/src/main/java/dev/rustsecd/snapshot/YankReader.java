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

/** Judges yanks for one answer out of one snapshot; what it has judged it keeps. */
public final class YankReader {
    private final Snapshot snapshot;
    private final YankRule rule;
    private final Instant now;
    private final Map<String, YankAssessor> assessors = new HashMap<>();
    private final Map<String, Yank> judged = new HashMap<>();

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

    /** The revision of the reasons that are known of a crate's yanks; none where the registry does not have the crate. */
    public Revision revisionOf(String crate) {
        RegistryAnswer answer = snapshot.registry().answer(crate);
        return answer.crate() == null || !answer.isPresent()
                ? Revision.NONE
                : new Revision(
                        snapshot.yankReasons().of(CrateName.canonical(crate)).revision());
    }

    private YankAssessor assessor(String crate, CrateReleases releases) {
        return assessors.computeIfAbsent(CrateName.canonical(crate), name -> {
            CrateYankReasons reasons = snapshot.yankReasons().of(name);
            return new YankAssessor(releases, reasons, live(name), KnownRequirements.NONE, rule, now);
        });
    }

    private List<Advisory> live(String crate) {
        CrateAdvisories advisories = snapshot.crate(crate);
        return advisories == null ? List.of() : advisories.allLive();
    }
}
