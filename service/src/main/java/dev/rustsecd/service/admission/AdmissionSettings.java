package dev.rustsecd.service.admission;

import java.time.Duration;

/** What both lanes have. */
public record AdmissionSettings(LaneSettings small, LaneSettings large) {
    /** Longer, and those that are admitted late would be answered later than most clients wait. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private static final int MAX_WAITING = 1_024;

    /** Most are gone from the event loop before the next one comes; the places are for those that need a thread. */
    private static final int SMALL_PLACES = 64;

    private static final int SMALL_THREADS = 2;

    /**
     * As many large requests at once as there are processors, with a quarter of the heap; an eighth is for small ones.
     */
    public static AdmissionSettings of(long heapBytes, int processors) {
        int places = Math.max(2, processors);
        return new AdmissionSettings(
                new LaneSettings(SMALL_PLACES, SMALL_THREADS, heapBytes / 8, MAX_WAITING, MAX_WAIT),
                new LaneSettings(places, places, heapBytes / 4, MAX_WAITING, MAX_WAIT));
    }
}
