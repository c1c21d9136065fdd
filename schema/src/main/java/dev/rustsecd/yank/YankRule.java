package dev.rustsecd.yank;

import dev.rustsecd.semver.Version;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * By what yanks are judged.
 *
 * @param minReleaseAge how long a version must be out before anything moves to it because of a yank
 * @param rustVersion the compiler at hand; versions that ask for a newer one are no targets. Null admits all
 */
public record YankRule(Duration minReleaseAge, @Nullable Version rustVersion) {
    /** The default of the setting. */
    public static final YankRule DEFAULT = new YankRule(Duration.ofDays(3), null);

    /** How many yanks of one line, close together, make a wave. */
    static final int WAVE = 3;

    /** Within which time yanks are close together. */
    static final Duration CLOSE = Duration.ofDays(1);

    /** In a line with a wave, how many times the age a version must have that nobody but the yanker vouches for. */
    static final int SETTLED_AGES = 10;

    /** How long a version must be out that is moved to from a line with a wave, without a vulnerability to flee from. */
    Duration settledAge() {
        return minReleaseAge.multipliedBy(SETTLED_AGES);
    }

    public YankRule with(@Nullable Version rust) {
        return new YankRule(minReleaseAge, rust);
    }
}
