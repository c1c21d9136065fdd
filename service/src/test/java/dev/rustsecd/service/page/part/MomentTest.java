package dev.rustsecd.service.page.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
    private static final Instant NOW = Instant.parse("2026-08-21T10:00:30Z");

    @ParameterizedTest
    @CsvSource({
        "PT-5S, just now",
        "PT59S, just now",
        "PT1M, 1 minute ago",
        "PT59M, 59 minutes ago",
        "PT1H, 1 hour ago",
        "PT23H, 23 hours ago",
        "PT24H, yesterday",
        "P59D, 59 days ago",
        "P60D, 2 months ago",
        "P729D, 24 months ago",
        "P730D, 2 years ago"
    })
    void ageIsInWords(Duration age, String words) {
        Moment moment = Moment.of(NOW.minus(age), NOW);
        assertEquals(words, moment.words());
    }

    @ParameterizedTest
    @CsvSource({"PT-5S, now", "PT59S, now", "PT1M, in 1 minute", "PT59M, in 59 minutes", "PT3H, in 3 hours"})
    void whatIsToComeIsInWords(Duration wait, String words) {
        Moment moment = Moment.until(NOW.plus(wait), NOW);
        assertEquals(words, moment.words());
    }

    @Test
    void timesInASentenceAreWrittenAsTheOthersOfAPage() {
        assertEquals(
                "Between 2026-11-13 12:00 UTC and 2026-11-14 12:01 UTC: 1.0.0.",
                Moment.inText("Between 2026-11-13T12:00:00Z and 2026-11-14T12:01:59.25Z: 1.0.0."));
        assertEquals("2026-11-13T12:00", Moment.inText("2026-11-13T12:00"));
    }

    @Test
    void timeStandsBesideTheWords() {
        Moment moment = Moment.of(Instant.parse("2026-08-20T23:59:59.5Z"), NOW);
        assertEquals("2026-08-20T23:59:59Z", moment.machine());
        assertEquals("2026-08-20 23:59 UTC", moment.exact());
        assertEquals("10 hours ago", moment.words());
    }

    @ParameterizedTest
    @CsvSource({"2026-08-21, today", "2026-08-20, yesterday", "2020-11-18, 5 years ago", "2026-09-01, today"})
    void daysAreInWords(String date, String words) {
        assertEquals(words, Moment.ofDay(date, NOW).words());
        assertEquals(date, Moment.ofDay(date, NOW).machine());
    }

    /** In a page that is kept an age would soon be wrong. */
    @Test
    void withoutATimeOfReadingTheTimeItselfIsShown() {
        assertEquals("2026-08-21 10:00 UTC", Moment.of(NOW, null).words());
        assertEquals("2020-11-18", Moment.ofDay("2020-11-18", null).words());
        assertEquals(new Moment("", "soon", "soon"), Moment.ofDay("soon", NOW));
    }
}
