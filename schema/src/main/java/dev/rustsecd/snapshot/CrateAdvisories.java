package dev.rustsecd.snapshot;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * The advisories of one crate.
 *
 * @param live not withdrawn, by id, then by source
 * @param withdrawn by id, then by source
 * @param liveOfCratesIo those among the live that are about crates.io's crate
 * @param revision the highest revision at which anything of this crate's advisories changed, removals included
 * @param unreadable whether a record that may be about it cannot be read, and no older version of it serves: that nothing
 *     else is found means nothing then
 */
public record CrateAdvisories(
        List<AdvisoryRecord> live,
        List<AdvisoryRecord> withdrawn,
        List<Advisory> liveOfCratesIo,
        Revision revision,
        boolean unreadable) {
    public CrateAdvisories {
        live = List.copyOf(live);
        withdrawn = List.copyOf(withdrawn);
        liveOfCratesIo = List.copyOf(liveOfCratesIo);
    }

    CrateAdvisories(List<AdvisoryRecord> live, List<AdvisoryRecord> withdrawn, Revision revision, boolean unreadable) {
        this(live, withdrawn, ofCratesIo(live), revision, unreadable);
    }

    /** The live advisories about crates.io's crate that affect a version, by id. */
    public List<AdvisoryRecord> affecting(Version version) {
        List<AdvisoryRecord> affecting = List.of();
        for (int i = 0; i < live.size(); i++) {
            Advisory advisory = live.get(i).advisory();
            if (advisory.isAboutCratesIo() && advisory.versions().contains(version)) {
                affecting = affecting.isEmpty() ? new ArrayList<>() : affecting;
                affecting.add(live.get(i));
            }
        }
        return affecting;
    }

    private static List<Advisory> ofCratesIo(List<AdvisoryRecord> records) {
        return records.stream()
                .map(AdvisoryRecord::advisory)
                .filter(Advisory::isAboutCratesIo)
                .toList();
    }
}
