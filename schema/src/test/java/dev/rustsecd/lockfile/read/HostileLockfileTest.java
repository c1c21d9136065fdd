package dev.rustsecd.lockfile.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lockfiles as large as the limits allow, made to be slow. */
class HostileLockfileTest {
    private static final int PACKAGES = 20_000;
    private static final int PER_PACKAGE = 20;
    private static final int SOURCES = 2_000;

    /** What all packages share, and what all dependency strings name. */
    enum Shape {
        OWN_NAMES,
        ONE_NAME,
        ONE_NAME_AND_VERSION,
        EQUAL
    }

    private static byte[] lockfile(Shape shape) {
        StringBuilder text = new StringBuilder("version = 4\n");
        for (int i = 0; i < PACKAGES; i++) {
            String name = shape == Shape.OWN_NAMES ? "n" + i : "n";
            String version = shape == Shape.ONE_NAME ? "0.0." + i : "0.0.1";
            String query = shape == Shape.ONE_NAME_AND_VERSION ? "?rev=" + i % SOURCES + "#" + i % SOURCES : "";
            text.append("[[package]]\nname = \"")
                    .append(name)
                    .append("\"\nversion = \"")
                    .append(version);
            text.append("\"\nsource = \"git+https://a/").append(query).append("\"\ndependencies = [\n");
            for (int j = 0; j < PER_PACKAGE; j++) {
                int to = (i * PER_PACKAGE + j) % PACKAGES;
                text.append(" \"n").append(shape == Shape.OWN_NAMES ? "" + to : "");
                text.append(" 0.0.").append(shape == Shape.ONE_NAME ? to : 1);
                text.append(" (git+https://a/?rev=").append(to % SOURCES).append(")\",\n");
            }
            text.append("]\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void namesThatCollideAreReadInBoundedTime(Shape shape) {
        byte[] bytes = lockfile(shape);
        Lockfile lockfile = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> LockfileParser.parse(bytes, LockfileLimits.DEFAULT));
        assertEquals(PACKAGES, lockfile.packages().size());
        assertTrue(lockfile.remarks().size() <= Remarks.MAX + 1);
        assertEquals(PACKAGES * PER_PACKAGE, DependencyGraph.of(lockfile).edges());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void limitsHoldForBothReaders(boolean scanned) {
        LockfileLimits limits = new LockfileLimits(2, 3, 10_000, 1_000);
        String entry = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n";
        String other = scanned ? "" : "x = 1\n";
        assertEquals(Rejection.LOCKFILE_TOO_LARGE, refusal(other + entry.repeat(3), limits));
        String dependencies = "dependencies = [\n" + " \"a\",\n".repeat(4) + "]\n";
        assertEquals(Rejection.LOCKFILE_TOO_LARGE, refusal(other + entry + dependencies, limits));
        String metadata = other + entry + "[metadata]\n\"a\" = \"1\"\n\"b\" = \"1\"\n\"c\" = \"1\"\n";
        assertEquals(Rejection.LOCKFILE_TOO_LARGE, refusal(metadata, limits));
        assertEquals(Rejection.LOCKFILE_TOO_LARGE, refusal("version = 4\nx = '" + "a".repeat(10_000) + "'", limits));
    }

    /** Each as large as a body may be, in no layout of Cargo's: what is wrong is said, and nothing is read by the slow reader. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    version = 3\\nx = [                     | 1,                | ]    | LOCKFILE_TOO_LARGE
                    version = 3\\nx = "                     | \\\\u0041           | "    | LOCKFILE_TOO_LARGE
                    version = 3\\n                          | [[package]]\\n     |      | LOCKFILE_TOO_LARGE
                    x = [                                  | 1,                | ]    | LOCKFILE_INVALID
                    version = 3\\nx = [                     | [                 |      | LOCKFILE_INVALID
                    version = 3\\n                          | a.                | = 1  | LOCKFILE_INVALID
                    version = 3\\nx = "                     | a                 |      | LOCKFILE_INVALID
                    version = 3\\n<<<<<<< HEAD\\n            | a = 1\\n           |      | LOCKFILE_INVALID
                    """)
    void whatIsTooLargeForTheSlowReaderIsLookedThroughInLinearTime(
            String start, String part, String end, Rejection rejection) {
        String unit = part.replace("\\n", "\n");
        String text = start.replace("\\n", "\n") + unit.repeat((8 << 20) / unit.length()) + (end == null ? "" : end);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RejectedInput refused = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThrows(RejectedInput.class, () -> LockfileParser.parse(bytes, LockfileLimits.DEFAULT)));
        assertEquals(rejection, refused.rejection(), refused.getMessage());
    }

    /** As large as the slow reader takes: bounded in time, and in what it allocates. */
    @ParameterizedTest
    @ValueSource(strings = {"1,", "{a=1},", "[[[[[[[[1]]]]]]]],", "'',", "0x1,", "\n#\n1,"})
    void whatTheSlowReaderTakesIsBounded(String part) {
        String text = "version = 3\nx = [" + part.repeat(((1 << 16) - 100) / part.length()) + "]\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        try {
            LockfileParser.parse(bytes, LockfileLimits.DEFAULT);
        } catch (RejectedInput tooMany) {
            assertEquals(Rejection.LOCKFILE_INVALID, tooMany.rejection());
        }
        long megabytes = (threads.getCurrentThreadAllocatedBytes() - before) >> 20;
        long millis =
                Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpuBefore).toMillis();
        assertTrue(megabytes < 200, megabytes + " MB allocated");
        assertTrue(millis < 3_000, millis + " ms of CPU");
    }

    @Test
    void sourcesAreCounted() {
        StringBuilder text = new StringBuilder("version = 4\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"git+https://a/");
            text.append(i).append("\"\n");
        }
        assertEquals(Rejection.LOCKFILE_TOO_LARGE, refusal(text.toString(), LockfileLimits.DEFAULT));
    }

    private static Rejection refusal(String text, LockfileLimits limits) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return assertThrows(RejectedInput.class, () -> LockfileParser.parse(bytes, limits))
                .rejection();
    }
}
