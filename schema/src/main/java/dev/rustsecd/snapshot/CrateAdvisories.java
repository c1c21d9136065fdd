package dev.rustsecd.snapshot;

import java.util.List;

/**
 * The advisories of one crate.
 *
 * @param live not withdrawn, by id, then by source
 * @param withdrawn by id, then by source
 * @param revision the highest revision at which anything of this crate's advisories changed, removals included
 */
public record CrateAdvisories(List<AdvisoryRecord> live, List<AdvisoryRecord> withdrawn, Revision revision) {
    public CrateAdvisories {
        live = List.copyOf(live);
        withdrawn = List.copyOf(withdrawn);
    }
}
