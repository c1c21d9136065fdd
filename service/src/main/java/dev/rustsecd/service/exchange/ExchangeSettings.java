package dev.rustsecd.service.exchange;

import java.time.Duration;

/**
 * What one exchange may cost.
 *
 * @param maxBodyBytes of a body, before and after decompression
 * @param maxBytesInFlight of all bodies in memory together
 * @param bodyTimeout from the head of a request to the end of its body
 * @param workerThreads threads for what is too large for an event loop
 * @param workerQueue how many tasks may wait for them
 */
public record ExchangeSettings(
        int maxBodyBytes, long maxBytesInFlight, Duration bodyTimeout, int workerThreads, int workerQueue) {
    public ExchangeSettings {
        if (maxBodyBytes < 1 || maxBytesInFlight < maxBodyBytes) {
            throw new IllegalArgumentException("one body at least must have room");
        }
    }

    /** Room for as many bodies as eight of the largest. */
    public static ExchangeSettings ofBody(int maxBodyBytes) {
        return new ExchangeSettings(maxBodyBytes, 8L * maxBodyBytes, Duration.ofSeconds(30), 2, 16);
    }
}
