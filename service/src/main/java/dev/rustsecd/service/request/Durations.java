package dev.rustsecd.service.request;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in ISO 8601, weeks and days to seconds; months and years have no fixed length and are rejected. */
final class Durations {
    private static final int MAX_CHARACTERS = 40;
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,6})W");

    private Durations() {}

    /** Nothing where the text is no duration, or a negative one. */
    static Optional<Duration> tryParse(String text) {
        if (text.length() > MAX_CHARACTERS || !text.startsWith("P") || text.indexOf('-') >= 0) {
            return Optional.empty();
        }
        Matcher weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            return Optional.of(Duration.ofDays(7 * Long.parseLong(weeks.group(1))));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException notADuration) {
            return Optional.empty();
        }
    }
}
