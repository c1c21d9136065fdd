package dev.rustsecd.ingest.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header of that name. Source: RFC 9110, 10.2.3. */
public final class RetryAfter {
    private RetryAfter() {}

    /** Not negative; null where there is none, or none that can be read. */
    public static @Nullable Duration read(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        try {
            Duration wait = text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** As {@link #read(String, Instant)}, but no more than the longest. */
    public static @Nullable Duration read(@Nullable String value, Instant now, Duration longest) {
        Duration wait = read(value, now);
        return wait == null || wait.compareTo(longest) <= 0 ? wait : longest;
    }
}
