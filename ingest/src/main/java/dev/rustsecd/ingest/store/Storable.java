package dev.rustsecd.ingest.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes any value one that PostgreSQL takes, so that a strange record cannot make a whole run fail: a NUL or half a
 * surrogate pair becomes U+FFFD, and times (git's may lie anywhere) stay within the years 1 to 9999.
 */
public final class Storable {
    private static final char REPLACEMENT = '\uFFFD';
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant LAST = LAST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);

    private Storable() {}

    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBad(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    public static @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    public static List<String> texts(List<?> values) {
        return values.stream().map(value -> text(value.toString())).toList();
    }

    public static Instant time(Instant at) {
        if (at.isBefore(FIRST)) {
            return FIRST;
        }
        return at.isAfter(LAST) ? LAST : at;
    }

    public static OffsetDateTime offsetTime(Instant at) {
        return time(at).atOffset(ZoneOffset.UTC);
    }

    public static LocalDate day(LocalDate day) {
        if (day.isBefore(FIRST_DAY)) {
            return FIRST_DAY;
        }
        return day.isAfter(LAST_DAY) ? LAST_DAY : day;
    }

    private static String replaced(String text) {
        StringBuilder good = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isBad(text, i)) {
                good.setCharAt(i, REPLACEMENT);
            }
        }
        return good.toString();
    }

    private static boolean isBad(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return c == 0;
        }
        boolean high = Character.isHighSurrogate(c);
        int other = high ? i + 1 : i - 1;
        if (other < 0 || other >= text.length()) {
            return true;
        }
        return high ? !Character.isLowSurrogate(text.charAt(other)) : !Character.isHighSurrogate(text.charAt(other));
    }
}
