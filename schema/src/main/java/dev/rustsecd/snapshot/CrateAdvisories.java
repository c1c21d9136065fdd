package dev.rustsecd.snapshot;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The advisories of one crate of crates.io. Where records of several sources are about one matter, one source's is told,
 * RustSec's own before others, with the names that the others have for it as aliases.
 */
public final class CrateAdvisories {
    private final Matters matters;
    private final List<AdvisoryRecord> live;
    private final List<AdvisoryRecord> withdrawn;
    private final List<Advisory> allLive;
    private final Revision revision;
    private final boolean unreadable;

    /**
     * @param precedence whose record is told goes first
     */
    CrateAdvisories(
            List<AdvisoryRecord> live,
            List<AdvisoryRecord> withdrawn,
            Comparator<AdvisoryRecord> precedence,
            Revision revision,
            boolean unreadable) {
        this.matters = Matters.of(live, precedence);
        this.live = matters.told(matters.records());
        this.withdrawn = List.copyOf(withdrawn);
        this.allLive = live.stream().map(AdvisoryRecord::advisory).toList();
        this.revision = revision;
        this.unreadable = unreadable;
    }

    /** Those that are not withdrawn, each matter told once; by id, then by source. */
    public List<AdvisoryRecord> live() {
        return live;
    }

    /** By id, then by source. */
    public List<AdvisoryRecord> withdrawn() {
        return withdrawn;
    }

    /** What every source says that is not withdrawn: a version is free of none before it is free of all. */
    public List<Advisory> allLive() {
        return allLive;
    }

    /** The highest revision at which anything of this crate's advisories changed, removals included. */
    public Revision revision() {
        return revision;
    }

    /**
     * Whether a record that may be about it cannot be read, and no older version of it serves: that nothing else is found
     * means nothing then.
     */
    public boolean unreadable() {
        return unreadable;
    }

    /**
     * The live advisories that affect a version, by id. Each matter is told once, by a source that says so.
     *
     * @param wanted which of them are told at all: one that is not does not stand for what another source says
     */
    public List<AdvisoryRecord> affecting(Version version, Predicate<Advisory> wanted) {
        List<AdvisoryRecord> all = matters.records();
        List<AdvisoryRecord> affecting = List.of();
        for (int i = 0; i < all.size(); i++) {
            Advisory advisory = all.get(i).advisory();
            if (advisory.versions().contains(version) && wanted.test(advisory)) {
                affecting = affecting.isEmpty() ? new ArrayList<>() : affecting;
                affecting.add(all.get(i));
            }
        }
        return matters.told(affecting);
    }
}
