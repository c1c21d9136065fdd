package dev.rustsecd.release;

import dev.rustsecd.words.CautionSentences;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old a release must be to be trusted without a second look: what is published to lure people is found out within days.
 *
 * @param minAge zero trusts every release at once
 */
public record Maturity(Duration minAge) {
    /** The default of the setting: three days. */
    public static final Maturity DEFAULT = new Maturity(Duration.ofDays(3));

    /** Whether a release is younger than that. */
    public boolean isYoung(Release release, Instant now) {
        Instant born = born(release);
        return born != null && Duration.between(born, now).compareTo(minAge) < 0;
    }

    /** How old releases must be, in the largest unit that is exact: {@code 3 days}, {@code 36 hours}, else as ISO 8601. */
    public static String span(Duration age) {
        if (age.equals(Duration.ofDays(age.toDays()))) {
            return count(age.toDays(), "day");
        }
        return age.equals(Duration.ofHours(age.toHours())) ? count(age.toHours(), "hour") : age.toString();
    }

    /** The sentence with which a plan warns of a young release of a crate. */
    public static String caution(String crate, Release young, Instant now) {
        return CautionSentences.youngRelease(crate + '@' + young.number(), age(young, now));
    }

    /** In whole days, below one day in whole hours: {@code 2 days}, {@code 5 hours}. */
    public static String age(Release release, Instant now) {
        Instant born = born(release);
        Duration age = born == null || born.isAfter(now) ? Duration.ZERO : Duration.between(born, now);
        return age.toDays() > 0 ? count(age.toDays(), "day") : count(age.toHours(), "hour");
    }

    /** When it came: by the registry, else when it was seen to come; null for one that was there at the first load. */
    private static @Nullable Instant born(Release release) {
        return release.published() != null ? release.published() : release.appeared();
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
