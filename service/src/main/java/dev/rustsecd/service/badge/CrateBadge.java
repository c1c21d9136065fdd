package dev.rustsecd.service.badge;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.release.Release;
import dev.rustsecd.service.badge.Badge.Tone;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.YankReader;
import dev.rustsecd.yank.YankClass;
import java.util.List;

/** Says of a crate what its newest version comes to: that is what people get who take it today. */
final class CrateBadge {
    private CrateBadge() {}

    /**
     * Of the newest version, what it says by itself; a crate in which yanks seem to drive people to what is new is not
     * good, whatever that new version has against it.
     */
    static Badge of(CrateOverview crate, Badge newest, YankReader yanks) {
        boolean suspicious = newest.tone() == Tone.GOOD
                && published(crate).stream()
                        .map(PublishedVersion::release)
                        .filter(Release::isYanked)
                        .anyMatch(release -> yanks.of(crate.crate().toString(), release.number())
                                        .yankClass()
                                == YankClass.SUSPICIOUS);
        return suspicious ? new Badge("suspicious yanks", Tone.WARNING) : newest;
    }

    /** Of a crate of which no version is known that may be taken. */
    static Badge withoutVersion(CrateOverview crate) {
        List<Advisory> live = crate.live().stream()
                .map(AdvisoryRecord::advisory)
                .filter(Advisory::isAboutCratesIo)
                .toList();
        if (live.stream().anyMatch(Advisory::isMalicious)) {
            return new Badge("malicious", Tone.BAD);
        }
        if (!published(crate).isEmpty()) {
            return new Badge("every version yanked", Tone.WARNING);
        }
        if (live.stream().anyMatch(advisory -> advisory.isLiveVulnerability() && isOpen(advisory))) {
            return new Badge("vulnerable, not patched", Tone.BAD);
        }
        if (crate.unreadable()) {
            return new Badge("advisory unreadable", Tone.UNKNOWN);
        }
        if (Boolean.FALSE.equals(crate.known()) && live.isEmpty()) {
            return new Badge("no such crate", Tone.UNKNOWN);
        }
        if (crate.registry().isPending()) {
            return new Badge("not checked yet", Tone.UNKNOWN);
        }
        return new Badge(live.isEmpty() ? "no advisories" : "versions not known", Tone.UNKNOWN);
    }

    /** Whether it affects all that is to come. */
    private static boolean isOpen(Advisory advisory) {
        return advisory.versions().affected().ranges().stream().anyMatch(range -> range.fixed() == null);
    }

    private static List<PublishedVersion> published(CrateOverview crate) {
        return crate.versions() == null ? List.of() : crate.versions();
    }
}
