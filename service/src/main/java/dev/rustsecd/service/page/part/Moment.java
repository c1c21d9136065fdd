package dev.rustsecd.service.page.part;

import dev.rustsecd.words.page.AgeSentences;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as a page shows it: in words, and exactly for who points at it.
 *
 * @param machine as {@code datetime} has it
 * @param words {@code 3 months ago}; in a page that is kept as a file the time itself
 */
public record Moment(String machine, String exact, String words) {
    private static final Pattern INSTANT =
            Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?Z\\b");
    private static final int DAYS_A_MONTH = 30;
    private static final int DAYS_A_YEAR = 365;
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** @param now null for a page that is kept, in which an age would soon be wrong */
    public static Moment of(Instant at, @Nullable Instant now) {
        String exact = minutes(at);
        return new Moment(
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                exact,
                now == null ? exact : ago(Duration.between(at, now)));
    }

    /** @param date {@code YYYY-MM-DD}; anything else stands for itself */
    public static Moment ofDay(String date, @Nullable Instant now) {
        try {
            LocalDate day = LocalDate.parse(date);
            String words = now == null
                    ? date
                    : daysAgo(ChronoUnit.DAYS.between(day, LocalDate.ofInstant(now, ZoneOffset.UTC)));
            return new Moment(date, date, words);
        } catch (DateTimeException notADay) {
            return new Moment("", date, date);
        }
    }

    /** In the largest unit of which one has passed; what is still to come is just now. */
    private static String ago(Duration age) {
        if (age.toMinutes() < 1) {
            return AgeSentences.justNow();
        }
        if (age.toHours() < 1) {
            return AgeSentences.minutesAgo(age.toMinutes());
        }
        return age.toDays() < 1 ? AgeSentences.hoursAgo(age.toHours()) : daysAgo(age.toDays());
    }

    private static String daysAgo(long days) {
        if (days <= 1) {
            return days == 1 ? AgeSentences.yesterday() : AgeSentences.today();
        }
        if (days < 2 * DAYS_A_MONTH) {
            return AgeSentences.daysAgo(days);
        }
        return days < 2 * DAYS_A_YEAR
                ? AgeSentences.monthsAgo(days / DAYS_A_MONTH)
                : AgeSentences.yearsAgo(days / DAYS_A_YEAR);
    }

    /** Of what is still to come: {@code in 4 minutes}. */
    public static Moment until(Instant at, Instant now) {
        Moment moment = of(at, null);
        Duration wait = Duration.between(now, at);
        String words = wait.toHours() < 1
                ? wait.toMinutes() < 1 ? AgeSentences.now() : AgeSentences.inMinutes(wait.toMinutes())
                : AgeSentences.inHours(wait.toHours());
        return new Moment(moment.machine(), moment.exact(), words);
    }

    /** A sentence with its times as pages have them: {@code published 2026-08-21 10:12 UTC}. */
    public static String inText(String sentence) {
        return INSTANT.matcher(sentence).replaceAll("$1 $2 UTC");
    }

    /** {@code 2026-08-21 10:12 UTC}. */
    public static String minutes(Instant at) {
        return MINUTES.format(at);
    }
}
