package dev.rustsecd.yank;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a yank can be about an advisory: when the version was yanked, and what was said of it.
 *
 * @param at when it was yanked; null where that is not known
 * @param said what the registry and the operator gave as its reason
 */
public record YankCause(@Nullable Instant at, List<YankDocument> said) {
    /** How long after a yank an advisory may be issued that the yank is about: fixes come before their advisories. */
    static final Duration ISSUED_WITHIN = Duration.ofDays(90);

    public YankCause {
        said = List.copyOf(said);
    }

    /**
     * Whether the yank can be about an advisory that affects the version: what was said names it, or it was issued, by the
     * day of its disclosure, before the yank or soon after.
     */
    public boolean canBe(Advisory advisory) {
        return said.stream().anyMatch(document -> names(document, advisory)) || isIssuedInTime(advisory);
    }

    private boolean isIssuedInTime(Advisory advisory) {
        Instant issued =
                LocalDate.parse(advisory.date()).atStartOfDay(ZoneOffset.UTC).toInstant();
        return at != null && !issued.isAfter(at.plus(ISSUED_WITHIN));
    }

    private static boolean names(YankDocument document, Advisory advisory) {
        return Stream.concat(Stream.of(advisory.id()), advisory.aliases().stream())
                .map(AdvisoryId::text)
                .anyMatch(id -> id.equalsIgnoreCase(document.advisory()) || contains(document.description(), id));
    }

    /** Whether a text has an id as a word: {@code CVE-2020-1234} is not in {@code CVE-2020-12345}. */
    private static boolean contains(String text, String id) {
        for (int at = 0; !id.isEmpty() && at + id.length() <= text.length(); at++) {
            boolean word = !isWordAt(text, at - 1) && !isWordAt(text, at + id.length());
            if (word && text.regionMatches(true, at, id, 0, id.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordAt(String text, int place) {
        return place >= 0 && place < text.length() && Character.isLetterOrDigit(text.charAt(place));
    }
}
