package dev.rustsecd.catalog;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A version that the registry publishes, and that is SemVer: Cargo passes over others.
 *
 * @param affectedBy the live advisories of any kind that affect it, by id
 */
public record PublishedVersion(Release release, Status status, List<AdvisoryId> affectedBy) {
    public PublishedVersion {
        affectedBy = List.copyOf(affectedBy);
    }

    /** Whether it may be used: a live vulnerability and a yank each speak against it, other kinds of advisories do not. */
    public enum Status {
        SAFE,
        AFFECTED,
        YANKED,
        /** Affected, and yanked. */
        BOTH,
        /** Not yanked, and nothing is known against it; but a record that may be about it cannot be read. */
        UNKNOWN;

        /** As JSON writes it: {@code safe}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param version that of the release
     * @param advisories null where there never was one of the crate
     */
    static PublishedVersion of(Release release, Version version, @Nullable CrateAdvisories advisories) {
        List<Advisory> affecting = advisories == null
                ? List.of()
                : advisories.affecting(version, advisory -> true).stream()
                        .map(AdvisoryRecord::advisory)
                        .toList();
        boolean vulnerable = affecting.stream().anyMatch(Advisory::isLiveVulnerability);
        Status status = status(vulnerable, release.isYanked());
        boolean unreadable = advisories != null && advisories.unreadable();
        return new PublishedVersion(
                release,
                status == Status.SAFE && unreadable ? Status.UNKNOWN : status,
                affecting.stream().map(Advisory::id).toList());
    }

    private static Status status(boolean vulnerable, boolean yanked) {
        if (vulnerable) {
            return yanked ? Status.BOTH : Status.AFFECTED;
        }
        return yanked ? Status.YANKED : Status.SAFE;
    }
}
