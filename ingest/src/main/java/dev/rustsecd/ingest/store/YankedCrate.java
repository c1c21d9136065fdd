package dev.rustsecd.ingest.store;

import dev.rustsecd.crate.Sha256;
import dev.rustsecd.release.Release;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A crate with its yanked versions, and what its registry was asked of them.
 *
 * @param crate as the registry spells it
 * @param revision the one that brought its releases
 * @param yanked the yanked versions, in the order of the index; may be empty
 * @param inquiry null where the registry was never asked
 */
public record YankedCrate(
        String canonical,
        String crate,
        long revision,
        List<Release> yanked,
        @Nullable Inquiry inquiry) {
    /**
     * The last question.
     *
     * @param yanks digest of the yanks that it was about
     * @param againAt when it is to be asked again, if they are the same
     */
    public record Inquiry(String yanks, Instant againAt) {}

    public YankedCrate {
        yanked = List.copyOf(yanked);
    }

    /** Whether the registry is to be asked: about yanks that it was not asked about, or once more after a time. */
    public boolean isDue(Instant now) {
        return !yanked.isEmpty()
                && (inquiry == null
                        || !inquiry.yanks().equals(digest())
                        || !inquiry.againAt().isAfter(now));
    }

    /** Of the versions that are yanked and when that was seen: another yank gives another digest. */
    public String digest() {
        StringBuilder lines = new StringBuilder();
        for (Release release : yanked) {
            Release.Yank yank = release.yank();
            lines.append(release.number())
                    .append(' ')
                    .append(yank == null ? null : yank.seen())
                    .append('\n');
        }
        return Sha256.hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
