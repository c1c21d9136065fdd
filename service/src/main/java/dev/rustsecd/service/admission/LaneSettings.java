package dev.rustsecd.service.admission;

import java.time.Duration;

/**
 * What one lane has.
 *
 * @param places requests that are worked on at once
 * @param threads that do for them what is too large for an event loop
 * @param heapBytes what its requests and the answers to them may hold together; one request alone may always hold more
 * @param maxWaiting requests that may wait for a place at once
 * @param maxWait how long each may
 */
public record LaneSettings(int places, int threads, long heapBytes, int maxWaiting, Duration maxWait) {
    public LaneSettings {
        if (places < 1 || threads < 1 || heapBytes < 0 || maxWaiting < 0) {
            throw new IllegalArgumentException("one request at least must have a place");
        }
    }
}
