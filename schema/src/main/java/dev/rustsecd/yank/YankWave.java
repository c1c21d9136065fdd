package dev.rustsecd.yank;

import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.semver.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Yanks of one line that came together and leave nothing but what is new.
 *
 * @param yanked the versions, ascending
 * @param first when the first of them was yanked; null where none of the times is known
 * @param last when the last of them was yanked, likewise
 * @param standing the highest version of the line that is neither yanked nor new; null where there is none
 * @param fresh what the yanks leave above their lowest version and is new, ascending; also where it is yanked by now
 * @param patched those of the fresh that an advisory names as patched: they are held against nobody
 */
record YankWave(
        List<LineRelease> yanked,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable Version standing,
        List<LineRelease> fresh,
        List<Patched> patched) {
    /** A release, and the advisory that names it as patched. */
    record Patched(LineRelease release, AdvisoryId advisory) {}

    /** Whether a version of the line has nowhere to go but to what is new. */
    boolean reaches(Version version) {
        return standing == null || version.compareTo(standing) > 0;
    }
}
