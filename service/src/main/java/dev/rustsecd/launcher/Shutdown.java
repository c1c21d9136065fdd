package dev.rustsecd.launcher;

import dev.rustsecd.words.operator.OperatorSentences;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops what was started, the last first; one part that does not stop does not keep the others from it. Runs once. */
final class Shutdown implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized void add(AutoCloseable part) {
        started.push(part);
    }

    @Override
    public synchronized void run() {
        while (!started.isEmpty()) {
            close(started.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.atWarn()
                    .setMessage(OperatorSentences.PART_DID_NOT_STOP)
                    .setCause(e)
                    .log();
        }
    }
}
