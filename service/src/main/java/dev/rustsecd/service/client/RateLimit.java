package dev.rustsecd.service.client;

import dev.rustsecd.words.operator.ConfigurationSentences;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests a client may send within a window of time, which begins with its first request.
 *
 * @param name of the policy, as clients see it
 */
public record RateLimit(String name, int requests, Duration window) {
    /** The policy of clients. */
    public static final String CLIENT = "client";

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})/(.+)");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public RateLimit {
        boolean whole = window.truncatedTo(ChronoUnit.SECONDS).equals(window);
        if (requests < 1 || !whole || window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(ConfigurationSentences.RATE_LIMIT);
        }
    }

    /**
     * Reads {@code 600/PT1M}; {@code none} is no limit.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static Optional<RateLimit> parse(String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(ConfigurationSentences.RATE_LIMIT);
        }
        try {
            return Optional.of(
                    new RateLimit(CLIENT, Integer.parseInt(matcher.group(1)), Duration.parse(matcher.group(2))));
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(ConfigurationSentences.RATE_LIMIT, wrong);
        }
    }

    /**
     * {@code "client";q=600;w=60}: the value of {@code RateLimit-Policy}.
     *
     * <p>Source: draft-ietf-httpapi-ratelimit-headers-10, section 3.
     */
    public String policy() {
        return '"' + name + "\";q=" + requests + ";w=" + window.toSeconds();
    }
}
