package dev.rustsecd.service.search;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.semver.Version;
import dev.rustsecd.service.request.VersionQuestion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a search may be the name of: an advisory, a version of a crate, or a crate. Whether there is one of that
 * name is for others to say.
 *
 * @param words without white space around them
 * @param version null where they name none
 * @param crate likewise
 */
public record SearchTarget(
        String words,
        @Nullable VersionQuestion version,
        @Nullable CrateName crate) {
    /** {@code time@0.1.42}, {@code time 0.1.42}, {@code time v0.1.42}, {@code time = "0.1.42"}, a package URL. */
    private static final Pattern VERSION =
            Pattern.compile("(?:pkg:cargo/)?([A-Za-z][A-Za-z0-9_-]*) *(?:@| |=) *\"?v?([^\"\\s]+)\"?");

    public static SearchTarget of(String text) {
        String words = text.strip();
        return new SearchTarget(words, version(words), CrateName.isRegistryName(words) ? CrateName.of(words) : null);
    }

    private static @Nullable VersionQuestion version(String words) {
        Matcher matcher = VERSION.matcher(words);
        return matcher.matches() && CrateName.isRegistryName(matcher.group(1))
                ? Version.tryParse(matcher.group(2))
                        .map(version -> new VersionQuestion(CrateName.of(matcher.group(1)), version))
                        .orElse(null)
                : null;
    }
}
