package dev.rustsecd.yank;

import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version within its line, with the times that count.
 *
 * @param out when it was published, or else first seen; null for one of the first load without a time: it counts as old
 * @param yankedAt when it was yanked, or else first seen so; null where that is not known, and where it is not yanked
 */
record LineRelease(
        Release release,
        Version version,
        @Nullable Instant out,
        @Nullable Instant yankedAt) {
    static LineRelease of(Release release, Version version, @Nullable RecordedReason fromRegistry) {
        Instant out = release.published() != null ? release.published() : release.appeared();
        Release.Yank yank = release.yank();
        return new LineRelease(release, version, out, yank == null ? null : yankedAt(yank, fromRegistry));
    }

    /** When it was yanked: by the registry, else when it was seen; null where neither is known. */
    static @Nullable Instant yankedAt(Release.Yank yank, @Nullable RecordedReason fromRegistry) {
        return fromRegistry != null && fromRegistry.isAbout(yank) && fromRegistry.yankedAt() != null
                ? fromRegistry.yankedAt()
                : yank.seen();
    }

    boolean isYanked() {
        return release.isYanked();
    }

    /** Whether it has been out for this long by {@code now}, as far as anyone knows. */
    boolean isOutBefore(Instant latest) {
        return out == null || !out.isAfter(latest);
    }
}
