package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A branch of a remote, read from its mirror after a fetch. A mirror that cannot be read, though upstream can be reached,
 * is made anew. One fetch at a time.
 */
final class MirroredBranch {
    private static final Logger LOG = LoggerFactory.getLogger(MirroredBranch.class);

    private final GitRemote remote;
    private final GitSettings settings;

    MirroredBranch(GitRemote remote, GitSettings settings) {
        this.remote = remote;
        this.settings = settings;
        QuietSystemReader.install();
    }

    /** What is read of the mirror. */
    interface Reading<T> {
        T read(GitMirror mirror, ObjectId head, Deadline deadline) throws IOException, SourceFailed;
    }

    /**
     * Fetches, then reads. Blocks.
     *
     * @throws SourceFailed if either fails
     */
    synchronized <T> T read(Reading<T> reading) throws SourceFailed {
        Deadline deadline = Deadline.in(settings.fetchTimeout());
        try (MirrorFolder folder = MirrorFolder.open(settings.dataDir(), remote.name())) {
            return readMended(folder, reading, deadline);
        } catch (IOException e) {
            throw new SourceFailed(
                    Failures.ofLocalStorage(e).orElseGet(() -> Failures.storage(Failures.message(e))), e);
        }
    }

    private <T> T readMended(MirrorFolder folder, Reading<T> reading, Deadline deadline)
            throws IOException, SourceFailed {
        try {
            return readOnce(folder, reading, deadline);
        } catch (BrokenMirror e) {
            LOG.atWarn()
                    .setMessage(IngestSentences.MIRROR_REBUILT_UNREAD)
                    .setCause(e)
                    .log();
            folder.clear();
            return readOnce(folder, reading, deadline);
        }
    }

    private <T> T readOnce(MirrorFolder folder, Reading<T> reading, Deadline deadline)
            throws IOException, SourceFailed {
        try (GitMirror mirror = GitMirror.open(folder, remote, settings.extent())) {
            try {
                return reading.read(mirror, mirror.fetch(settings, deadline), deadline);
            } catch (IOException | RuntimeException e) {
                Failed failed = Failures.ofRemote(e, 0, deadline);
                if (failed.failure() == Failure.UPSTREAM_ERROR && !mirror.isFresh()) {
                    throw new BrokenMirror(e);
                }
                throw new SourceFailed(failed, e);
            }
        }
    }

    /** The mirror is not what a killed or failing machine should have left. */
    private static final class BrokenMirror extends IOException {
        BrokenMirror(Exception cause) {
            super(IngestSentences.MIRROR_DAMAGED, cause);
        }
    }
}
