package dev.rustsecd.release;

import dev.rustsecd.semver.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version that a registry publishes. Times are whole seconds.
 *
 * @param number as the index writes it; the key of the version within its crate, and not always SemVer
 * @param version null where {@code number} is not SemVer; such a version matches no requirement
 * @param published the registry's own time of publication; null where its index gives none
 * @param appeared when it was first seen here; null for one that was there when the crate was first loaded
 * @param yank null where it is not yanked
 * @param rustVersion the compiler that it asks for ({@code 1.70}); null where it names none
 */
public record Release(
        String number,
        @Nullable Version version,
        @Nullable Instant published,
        @Nullable Instant appeared,
        @Nullable Yank yank,
        @Nullable String rustVersion) {
    /** A version that the index marks as yanked; {@code seen} is null where it was so when the crate was first loaded. */
    public record Yank(@Nullable Instant seen) {}

    public boolean isYanked() {
        return yank != null;
    }

    /**
     * The compiler that it asks for; nothing where it names none, or none that can be read.
     *
     * <p>Source: Cargo reference, "The rust-version field": two or three numbers, no operator, no pre-release.
     */
    public Optional<Version> compiler() {
        if (rustVersion == null) {
            return Optional.empty();
        }
        boolean two = rustVersion.indexOf('.') == rustVersion.lastIndexOf('.');
        return Version.tryParse(two ? rustVersion + ".0" : rustVersion);
    }

    /** Whether a compiler is new enough, as far as is known; null is any. */
    public boolean isBuiltBy(@Nullable Version compiler) {
        return compiler == null
                || compiler().map(least -> least.compareTo(compiler) <= 0).orElse(true);
    }

    /** The same version of an index line, with its number read. */
    public static Release of(
            String number,
            @Nullable Instant published,
            @Nullable Instant appeared,
            @Nullable Yank yank,
            @Nullable String rustVersion) {
        return new Release(number, Version.tryParse(number).orElse(null), published, appeared, yank, rustVersion);
    }
}
