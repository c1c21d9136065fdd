package dev.rustsecd.ingest.store;

import dev.rustsecd.release.Release;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Release release : yanked) {
                Release.Yank yank = release.yank();
                String line = release.number() + ' ' + (yank == null ? null : yank.seen()) + '\n';
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
