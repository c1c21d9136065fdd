package dev.rustsecd.service.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DefectLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(DefectLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final DefectLog log = new DefectLog();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void eachDefectHasALineAndEachKindATrace() {
        for (int i = 0; i < 1_000; i++) {
            log.add("auditLockfile", "r" + i, new IllegalStateException("first"));
        }
        log.add("auditLockfile", "other kind", new IllegalArgumentException("second"));
        log.add("lookup", "other operation", new IllegalStateException("third"));
        List<ILoggingEvent> events = lines.list;
        assertEquals(1_002, events.size());
        assertNotNull(events.get(0).getThrowableProxy());
        for (int i = 1; i < 1_000; i++) {
            assertNull(events.get(i).getThrowableProxy());
        }
        assertNotNull(events.get(1_000).getThrowableProxy());
        assertNotNull(events.get(1_001).getThrowableProxy());
    }

    @Test
    void tracesAreCut() {
        log.add("auditLockfile", "deep", overflow());
        assertTrue(lines.list.get(0).getThrowableProxy().getStackTraceElementProxyArray().length <= 30);
    }

    private static StackOverflowError overflow() {
        try {
            endless(0);
            throw new IllegalStateException("it ended");
        } catch (StackOverflowError deep) {
            return deep;
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int endless(int depth) {
        return 1 + endless(depth + 1);
    }
}
