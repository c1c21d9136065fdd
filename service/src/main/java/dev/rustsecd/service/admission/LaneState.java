package dev.rustsecd.service.admission;

import java.util.List;

/**
 * A lane at one moment.
 *
 * @param working requests that are worked on
 * @param heapBytes what the admitted requests and their answers hold, until these are sent
 * @param resuming admitted requests that want to be worked on again; they go before all that wait
 * @param waiting requests that want to be admitted, who came first at the front
 */
record LaneState(int working, long heapBytes, List<Long> resuming, List<Asking> waiting) {
    static final LaneState EMPTY = new LaneState(0, 0, List.of(), List.of());

    /** A request that is not admitted yet, and what it may come to hold. */
    record Asking(long id, long heapBytes) {}

    LaneState {
        resuming = List.copyOf(resuming);
        waiting = List.copyOf(waiting);
    }
}
