package dev.rustsecd.fix;

import dev.rustsecd.release.Maturity;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a suggestion must keep to, whatever the finding.
 *
 * @param rustVersion the compiler that suggested versions must do with; null for any
 * @param maturity of younger releases plans warn, and they are never the fix of a yank
 * @param now what age is counted from; plans depend on it in days and hours
 */
public record FixRules(@Nullable Version rustVersion, Maturity maturity, Instant now) {
    /** Whether a release is younger than is asked for. */
    public boolean isYoung(PublishedVersion release) {
        return maturity.isYoung(release.release(), now);
    }
}
