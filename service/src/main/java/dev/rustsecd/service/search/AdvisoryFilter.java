package dev.rustsecd.service.search;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which advisories are asked for; null and empty restrict nothing.
 *
 * @param severity the least level
 * @param since at least this new, by the time of the last change
 * @param words lower case; each must stand somewhere in the advisory's texts
 * @param withdrawn true for withdrawn ones only, false for live ones only
 */
public record AdvisoryFilter(
        @Nullable CrateName crate,
        @Nullable AdvisoryKind kind,
        @Nullable String category,
        @Nullable String keyword,
        Severity.@Nullable Level severity,
        @Nullable Instant since,
        List<String> words,
        @Nullable Boolean withdrawn) {
    public AdvisoryFilter {
        words = List.copyOf(words);
    }

    /** Whether the record passes; {@code words} are not looked at. */
    boolean admits(AdvisoryRecord record) {
        Advisory advisory = record.advisory();
        return (crate == null || crate.equals(advisory.crate()))
                && (kind == null || kind == advisory.kind())
                && (category == null || advisory.categories().contains(category))
                && (keyword == null || advisory.keywords().contains(keyword))
                && (severity == null || isAtLeast(advisory.severity(), severity))
                && (since == null || !record.modified().at().isBefore(since))
                && (withdrawn == null || withdrawn == advisory.isWithdrawn());
    }

    private static boolean isAtLeast(@Nullable Severity severity, Severity.Level least) {
        return severity != null && severity.level().compareTo(least) >= 0;
    }
}
