package dev.rustsecd.service.exchange;

import dev.rustsecd.words.operator.OperatorSentences;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs requests that failed because of a bug: each on a line, and with the top of its stack trace once a minute for each
 * operation and class of failure. A client that has found a bug would fill the disk otherwise. Safe for use by many threads.
 */
final class DefectLog {
    private static final Logger LOG = LoggerFactory.getLogger(DefectLog.class);
    private static final int MAX_FRAMES = 30;
    private static final int MAX_CAUSES = 5;
    private static final long BETWEEN_TRACES_NANOS = Duration.ofMinutes(1).toNanos();

    /** When the last trace of a kind was logged; as many as there are operations and classes of failures. */
    private final Map<String, Long> traced = new ConcurrentHashMap<>();

    void add(String operation, String requestId, Throwable failure) {
        LoggingEventBuilder line =
                LOG.atError().addKeyValue("http.operation", operation).addKeyValue("request.id", requestId);
        if (isDue(operation + ' ' + failure.getClass().getName(), System.nanoTime())) {
            line = line.setCause(cut(failure));
        } else {
            line = line.addKeyValue("cause", failure.getClass().getSimpleName());
        }
        line.log(OperatorSentences.REQUEST_CRASHED);
    }

    private boolean isDue(String kind, long now) {
        Long before = traced.get(kind);
        if (before == null) {
            return traced.putIfAbsent(kind, now) == null;
        }
        return now - before >= BETWEEN_TRACES_NANOS && traced.replace(kind, before, now);
    }

    private static Throwable cut(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
            StackTraceElement[] trace = at.getStackTrace();
            if (trace.length > MAX_FRAMES) {
                at.setStackTrace(Arrays.copyOf(trace, MAX_FRAMES));
            }
        }
        return failure;
    }
}
