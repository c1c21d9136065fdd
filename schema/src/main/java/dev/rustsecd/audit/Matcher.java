package dev.rustsecd.audit;

import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks packages up in a snapshot and remembers the highest revision that it met. One matcher serves one report. */
final class Matcher {
    private final Snapshot snapshot;
    private Revision revision;

    Matcher(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.revision = snapshot.revisionOf(null);
    }

    /** The advisories of a crate, or null where none was ever published. */
    @Nullable
    CrateAdvisories crate(String name) {
        CrateAdvisories crate = snapshot.crate(name);
        if (crate != null) {
            revision = revision.max(snapshot.revisionOf(crate));
        }
        return crate;
    }

    /** The live advisories that affect a version, by id. */
    static List<AdvisoryRecord> affecting(CrateAdvisories crate, Version version) {
        List<AdvisoryRecord> affecting = List.of();
        List<AdvisoryRecord> live = crate.live();
        for (int i = 0; i < live.size(); i++) {
            AdvisoryRecord record = live.get(i);
            if (record.advisory().isAboutCratesIo()
                    && record.advisory().versions().contains(version)) {
                affecting = affecting.isEmpty() ? new ArrayList<>() : affecting;
                affecting.add(record);
            }
        }
        return affecting;
    }

    /** The highest revision among what was looked up; the sources' first load where nothing was known. */
    Revision revision() {
        return revision;
    }
}
