package dev.rustsecd.service.exchange;

import dev.rustsecd.service.admission.AdmissionSettings;
import java.time.Duration;

/**
 * What one exchange may cost.
 *
 * @param maxBodyBytes of a body, before and after decompression
 * @param maxBytesInFlight of all bodies that arrive or are small, together
 * @param bodyTimeout from the head of a request to the end of its body
 * @param readTimeout how long a client may read nothing of a large answer
 * @param admission how many requests are worked on at once
 */
public record ExchangeSettings(
        int maxBodyBytes,
        long maxBytesInFlight,
        Duration bodyTimeout,
        Duration readTimeout,
        AdmissionSettings admission) {
    private static final int MAX_BODIES = 8;

    public ExchangeSettings {
        if (maxBodyBytes < 1 || maxBytesInFlight < maxBodyBytes) {
            throw new IllegalArgumentException("one body at least must have room");
        }
    }

    /** Room for as many bodies as eight of the largest, in at most an eighth of the heap of this process. */
    public static ExchangeSettings ofBody(int maxBodyBytes) {
        Runtime runtime = Runtime.getRuntime();
        long heapBytes = runtime.maxMemory();
        return new ExchangeSettings(
                maxBodyBytes,
                Math.max(maxBodyBytes, Math.min(MAX_BODIES * (long) maxBodyBytes, heapBytes / 8)),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                AdmissionSettings.of(heapBytes, runtime.availableProcessors()));
    }
}
