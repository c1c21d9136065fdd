package dev.rustsecd.ingest.plan;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.PackedRequirements;
import java.time.Instant;
import java.util.List;

/**
 * One crate of a registry as it is to be stored; storing it twice changes nothing more.
 *
 * @param crate as the registry spells it
 * @param content id of the index file that it was read from
 * @param firstLoaded when its first versions were seen
 * @param flips the versions that are yanked now and were not, or the other way round
 * @param bad the lines that could not be read
 */
public record CrateChange(
        String crate,
        String content,
        PackedReleases releases,
        PackedRequirements requirements,
        Instant firstLoaded,
        List<YankFlip> flips,
        List<BadLine> bad) {
    public CrateChange {
        flips = List.copyOf(flips);
        bad = List.copyOf(bad);
    }

    /** The name as names are compared. */
    public String canonical() {
        return CrateName.canonical(crate);
    }

    /** A version that is yanked now and was not, or the other way round; a version that vanished counts as not yanked. */
    public record YankFlip(String version, boolean yanked) {}

    /** A line that was refused; {@code number} is 1-based. */
    public record BadLine(int number, Rejection reason, String detail) {
        private static final int MAX_DETAIL_CHARS = 300;

        public BadLine {
            String line = detail.replaceAll("\\p{Cntrl}+", " ").strip();
            detail = line.length() <= MAX_DETAIL_CHARS ? line : line.substring(0, MAX_DETAIL_CHARS) + "…";
        }
    }
}
