package dev.rustsecd.ingest.git;

import dev.rustsecd.words.operator.IngestSentences;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** The moment at which a fetch ends, however slowly its parts go on; JGit asks it as a progress monitor. */
final class Deadline extends EmptyProgressMonitor {
    private final Duration allowed;
    private final long endNanos;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
        this.endNanos = System.nanoTime() + allowed.toNanos();
    }

    static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    boolean isPassed() {
        return System.nanoTime() - endNanos >= 0;
    }

    /**
     * @throws InterruptedIOException when it has passed
     */
    void check() throws InterruptedIOException {
        if (isPassed()) {
            throw new InterruptedIOException(IngestSentences.notWithin(allowed.toString()));
        }
    }

    Duration allowed() {
        return allowed;
    }

    @Override
    public boolean isCancelled() {
        return isPassed();
    }
}
