package dev.rustsecd.ingest;

import dev.rustsecd.words.operator.ConfigurationSentences;
import java.time.Duration;

/**
 * Which registry is followed, and how often.
 *
 * @param refresh the time between two looks, give or take a tenth; at least a second
 */
public record RegistrySettings(RegistryAddress address, Duration refresh) {
    /** No registry. */
    public static final RegistrySettings OFF = new RegistrySettings(new RegistryAddress.None(), Duration.ofMinutes(5));

    public RegistrySettings {
        if (refresh.compareTo(IngestSettings.SHORTEST_REFRESH) < 0) {
            throw new IllegalArgumentException(
                    ConfigurationSentences.refreshTooShort(IngestSettings.SHORTEST_REFRESH.toString()));
        }
    }
}
