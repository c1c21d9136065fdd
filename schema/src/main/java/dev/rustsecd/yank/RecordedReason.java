package dev.rustsecd.yank;

import dev.rustsecd.release.Release;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a source other than an advisory said of one yank.
 *
 * @param document the reason; null where it gave none, or withdrew it
 * @param yankedAt the source's own time of the yank, to the second; null where it gave none
 * @param yankSeen which yank of the version it is about: the {@code seen} of that yank, null for one that was there when
 *     the crate was first loaded
 */
public record RecordedReason(
        @Nullable YankDocument document,
        @Nullable Instant yankedAt,
        @Nullable Instant yankSeen) {
    /**
     * Whether it is about this yank, and not about an earlier one of the same version. A yank without a time may be the
     * one that a reloaded registry shows again.
     */
    boolean isAbout(Release.Yank yank) {
        return yank.seen() == null || Objects.equals(yank.seen(), yankSeen);
    }
}
