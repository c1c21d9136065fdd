package dev.rustsecd.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A page costs two milliseconds of processor time at most, a report on 300 packages twelve pages of an advisory, and the page of
 * a crate of 600 versions three such reports, over the corpus' database. It is the thread's own time, and of many rounds what a
 * tenth stays below: neighbours on the processor lengthen the others. {@link PageBenchmark} has the pages.
 */
@Tag("corpus")
class PageCostCorpusTest {
    private static final long MAX_MICROS = 2_000;

    /** Of the page of an advisory; 6 to 8.4 of them were measured. */
    private static final int MAX_ADVISORIES = 12;

    /** Of the page of a report on 300 packages. */
    private static final int MAX_REPORTS = 3;

    private static final int WARM_UP = 1_200;
    private static final int ROUNDS = 101;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** By ratio in one run: how fast a machine is, and at times a third of that, says nothing of a page. */
    @Test
    void pagesCostTwoMillisecondsAtMostAndThatOfACrateThreeReports() throws IOException {
        PageBenchmark pages = new PageBenchmark();
        pages.load();
        Map<String, Supplier<byte[]>> asked = new LinkedHashMap<>();
        asked.put("advisory", pages::advisory);
        asked.put("search", pages::search);
        asked.put("status", pages::status);
        Map<String, Long> cost = new LinkedHashMap<>();
        asked.forEach((name, page) -> cost.put(name, micros(page)));
        long crate = micros(pages::crate);
        long report = micros(pages::reportOf300);
        System.out.printf(
                "microseconds of a page: %s, crate of 600 versions=%d, report of 300 packages=%d%n",
                cost, crate, report);
        cost.forEach((name, took) -> assertTrue(took <= MAX_MICROS, name + " " + cost));
        assertTrue(
                report <= MAX_ADVISORIES * Objects.requireNonNull(cost.get("advisory")),
                "report of 300 packages: " + report + ", " + cost);
        assertTrue(crate <= MAX_REPORTS * report, "crate of 600 versions: " + crate + ", report: " + report);
    }

    private static long micros(Supplier<byte[]> page) {
        long[] nanos = new long[ROUNDS];
        long bytes = 0;
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            bytes += page.get().length;
            nanos[Math.max(i, 0)] = THREADS.getCurrentThreadCpuTime() - before;
        }
        assertTrue(bytes > 0);
        Arrays.sort(nanos);
        return nanos[ROUNDS / 10] / 1_000;
    }
}
