package dev.rustsecd.service.page.advisory;

import dev.rustsecd.semver.RangeSet;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionRange;
import dev.rustsecd.words.page.AdvisoryPageSentences;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ranges of versions as people write them: {@code >= 1.0.0, < 1.2.3}. */
public final class VersionRanges {
    private VersionRanges() {}

    /**
     * The ranges that hold a release, or all where none does. Between {@code =1.2.3} and {@code =1.2.4} there are
     * pre-releases only, which nobody asks about.
     */
    public static List<VersionRange> shown(RangeSet set) {
        List<VersionRange> shown =
                set.ranges().stream().filter(VersionRanges::hasRelease).toList();
        return shown.isEmpty() ? set.ranges() : shown;
    }

    /** Each as a text; one that says so where there is none. */
    public static List<String> texts(RangeSet set) {
        return set.ranges().isEmpty()
                ? List.of(AdvisoryPageSentences.noVersion())
                : shown(set).stream().map(VersionRanges::text).toList();
    }

    static String joined(List<VersionRange> ranges) {
        return ranges.stream().map(VersionRanges::text).collect(Collectors.joining("; "));
    }

    static String text(VersionRange range) {
        Version from = range.introduced();
        Version to = range.fixed();
        if (from == null) {
            return to == null ? AdvisoryPageSentences.everyVersion() : upper(to);
        }
        return to == null ? ">= " + lower(from) : ">= " + lower(from) + ", " + upper(to);
    }

    /** {@code 1.2.3-0} is where the versions of 1.2.3 begin. */
    static String lower(Version from) {
        return isStart(from) ? from.release().toString() : from.toString();
    }

    private static String upper(Version to) {
        return isStart(to) && to.patch() != 0
                ? "<= " + Version.of(to.major(), to.minor(), to.patch() - 1)
                : "< " + lower(to);
    }

    private static boolean isStart(Version version) {
        return version.pre().equals("0");
    }

    private static boolean hasRelease(VersionRange range) {
        @Nullable Version from = range.introduced();
        @Nullable Version to = range.fixed();
        return from == null || to == null || from.release().compareTo(to) < 0;
    }
}
