package dev.rustsecd.service.exchange;

import dev.rustsecd.words.operator.OperatorSentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when the heap is full: what ran out of it may have left anything half done, and threads that are gone. The
 * supervisor starts it again. What is shipped as a unit or an image also sets {@code -XX:+ExitOnOutOfMemoryError}, which
 * sees those errors too that a library catches.
 */
public final class OutOfMemory {
    /** As Java exits for that option. */
    public static final int STATUS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);

    private OutOfMemory() {}

    /** Does not return where it is one, or was caused by one. */
    public static void endIfCausing(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; at != null && i < 10; i++, at = at.getCause()) {
            if (at instanceof OutOfMemoryError) {
                try {
                    LOG.atError().addKeyValue("cause", at.getMessage()).log(OperatorSentences.OUT_OF_MEMORY);
                } finally {
                    Runtime.getRuntime().halt(STATUS);
                }
            }
        }
    }
}
