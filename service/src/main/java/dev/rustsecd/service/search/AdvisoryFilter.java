package dev.rustsecd.service.search;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Collection;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.snapshot.AdvisoryRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which advisories are asked for; null and empty restrict nothing.
 *
 * @param crate a crate; parts of the toolchain have other names, though they may be spelled alike
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
        return (crate == null || isOf(crate, advisory))
                && (kind == null || kind == advisory.kind())
                && (category == null || advisory.categories().contains(category))
                && (keyword == null || advisory.keywords().contains(keyword))
                && (severity == null || isAtLeast(advisory.severity(), severity))
                && (since == null || !record.modified().at().isBefore(since))
                && (withdrawn == null || withdrawn == advisory.isWithdrawn());
    }

    // The toolchain's cargo is not the crate of that name.
    private static boolean isOf(CrateName crate, Advisory advisory) {
        return advisory.collection() == Collection.CRATES && crate.equals(advisory.crate());
    }

    private static boolean isAtLeast(@Nullable Severity severity, Severity.Level least) {
        return severity != null && severity.level().compareTo(least) >= 0;
    }
}
