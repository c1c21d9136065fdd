package dev.rustsecd.service.page.report;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.page.part.SeverityMark;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report on a lockfile.
 *
 * @param verdict its style: {@code clean}, {@code yanked}, {@code findings} or {@code unknown}
 * @param note what kind of report it is, where it is no common one; else empty
 * @param filters what the rows can be filtered by, all of them first; empty where there are none
 * @param fix null where there is nothing to do
 * @param downloads null in a page that is kept as a file
 */
public record ReportPage(
        Frame frame,
        String note,
        String verdict,
        String headline,
        String counts,
        List<String> incomplete,
        DataAge age,
        List<Filter> filters,
        @Nullable FixSection fix,
        List<PackageRow> rows,
        List<String> ignored,
        List<String> skipped,
        List<String> remarks,
        @Nullable Downloads downloads) {
    /** More of these say no more. */
    private static final int MAX_LINES = 50;

    /** One kind of finding, and how many there are; the first is all of them. */
    public record Filter(String key, String label, long count) {}

    /** Where a page is shown: on the site with what to download, or by itself. */
    public record Setting(
            String note,
            @Nullable String base,
            @Nullable Instant now,
            @Nullable Downloads downloads) {
        public static Setting site(String note, Instant now, Downloads downloads) {
            return new Setting(note, null, now, downloads);
        }

        /** @param base as {@link Frame} has it */
        public static Setting alone(String base) {
            return new Setting("", base, null, null);
        }
    }

    public static ReportPage of(AuditReport report, Snapshot snapshot, Setting setting) {
        List<AuditReport.YankedPackage> yanked = report.yanked() == null ? List.of() : report.yanked();
        List<PackageRow> rows = PackageRows.of(report.findings(), yanked, setting.base() == null ? "" : setting.base());
        return new ReportPage(
                new Frame("Report", Section.CHECK, setting.base()),
                setting.note(),
                ReportWords.style(report.verdict(), !report.findings().isEmpty()),
                ReportWords.headline(report, rows.size()),
                ReportWords.counts(report),
                ReportWords.incomplete(report.verdict(), report.incompleteBecause()),
                DataAge.of(snapshot, setting.now()),
                filters(rows),
                FixSection.of(report, rows),
                rows,
                ReportWords.ignored(report),
                ReportNotes.skipped(report),
                ReportWords.capped(ReportWords.remarks(report), MAX_LINES),
                setting.downloads());
    }

    private static List<Filter> filters(List<PackageRow> rows) {
        Map<String, Integer> counts = rows.stream()
                .flatMap(row -> row.marks().stream())
                .collect(Collectors.groupingBy(
                        tally -> tally.mark().key(), Collectors.summingInt(PackageRow.Tally::count)));
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter(
                "all",
                "All",
                counts.values().stream().mapToInt(Integer::intValue).sum()));
        for (String key : SeverityMark.KEYS) {
            if (counts.containsKey(key)) {
                String label = key.equals("unscored") ? "no score" : key;
                filters.add(new Filter(
                        key, label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1), counts.get(key)));
            }
        }
        return filters;
    }
}
