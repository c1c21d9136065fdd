package dev.rustsecd.ingest;

import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is followed, and how often.
 *
 * @param sources at least one, each once, however it is spelt
 * @param seed whether a first start with RustSec's own address loads the facts in the jar
 * @param acceptDrop the position that passes the safety gate; null: none
 * @param refresh the time between two runs of a source, give or take a tenth; at least a second
 */
public record IngestSettings(
        GitSettings git,
        List<AdvisoryAddress> sources,
        boolean seed,
        @Nullable Position acceptDrop,
        Duration refresh,
        RegistrySettings registry) {
    /** RustSec's own address. */
    public static final String RUSTSEC = "https://github.com/RustSec/advisory-db.git";

    static final Duration SHORTEST_REFRESH = Duration.ofSeconds(1);

    public IngestSettings {
        sources = List.copyOf(sources);
        Set<String> places = new HashSet<>();
        if (sources.isEmpty() || !sources.stream().map(AdvisoryAddress::place).allMatch(places::add)) {
            throw new IllegalArgumentException(ConfigurationSentences.REQUIRED_DATABASE);
        }
        if (refresh.compareTo(SHORTEST_REFRESH) < 0) {
            throw new IllegalArgumentException(ConfigurationSentences.refreshTooShort(SHORTEST_REFRESH.toString()));
        }
    }

    /**
     * Reads a comma separated list of addresses.
     *
     * @throws IllegalArgumentException with a message that holds no secret
     */
    public static List<AdvisoryAddress> sources(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(AdvisoryAddress::parse)
                .toList();
    }

    /** The one that is taken for RustSec's own: that at its address, or else the first. */
    AdvisoryAddress rustsec() {
        return sources.stream()
                .filter(IngestSettings::isAtRustsecsAddress)
                .findFirst()
                .orElse(sources.get(0));
    }

    /** Whether the facts in the jar are this source's. */
    boolean isSeeded(AdvisoryAddress source) {
        return seed && isAtRustsecsAddress(source);
    }

    private static boolean isAtRustsecsAddress(AdvisoryAddress source) {
        return source.name().equals(RUSTSEC);
    }
}
