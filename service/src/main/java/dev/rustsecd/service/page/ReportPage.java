package dev.rustsecd.service.page;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.Severity;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report on a lockfile.
 *
 * @param verdict its style: {@code clean}, {@code findings} or {@code unknown}
 * @param groups findings by what they are, the gravest first
 */
public record ReportPage(
        Frame frame,
        String verdict,
        String headline,
        String counts,
        List<String> incomplete,
        String age,
        List<String> fixCommands,
        String fixSentence,
        List<Remaining> remaining,
        String remainingSentence,
        List<Group> groups,
        List<YankView> yanked,
        List<String> ignored,
        List<String> skipped,
        List<String> remarks) {
    /** More of these say no more. */
    private static final int MAX_LINES = 50;

    /** Findings of one sort. */
    public record Group(String anchor, String title, List<FindingView> findings) {}

    /** What the joined commands leave. */
    public record Remaining(String packageId, @Nullable String advisory, String why) {}

    /** A page of the site. */
    public static ReportPage of(AuditReport report, Snapshot snapshot) {
        return of(report, snapshot, null);
    }

    /** @param base as {@link Frame} has it */
    public static ReportPage of(AuditReport report, Snapshot snapshot, @Nullable String base) {
        FixAll fixAll = report.fixAll();
        List<String> commands = fixAll == null ? List.of() : fixAll.commands();
        List<Remaining> remaining = fixAll == null ? List.of() : remaining(fixAll, report);
        return new ReportPage(
                new Frame("Report", Section.CHECK, base),
                report.verdict().label(),
                ReportWords.headline(report),
                ReportWords.counts(report),
                ReportWords.incomplete(report.incompleteBecause()),
                DataAge.of(snapshot),
                commands,
                fixAll == null ? "" : ReportWords.solves(fixAll),
                remaining,
                ReportWords.remaining(remaining.size()),
                groups(report),
                yanked(report),
                ReportWords.ignored(report),
                ReportNotes.skipped(report),
                ReportWords.capped(ReportWords.remarks(report), MAX_LINES));
    }

    private static List<Remaining> remaining(FixAll fixAll, AuditReport report) {
        PackageLabels labels = PackageLabels.of(report.lockfile());
        return fixAll.remaining().stream()
                .map(left -> new Remaining(id(left.affected(), labels), left.advisory(), left.why()))
                .toList();
    }

    private static String id(PackageRef named, PackageLabels labels) {
        return named.id() + labels.suffix(named.name(), named.version(), named.source());
    }

    private static List<Group> groups(AuditReport report) {
        List<Group> groups = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            List<FindingView> findings = report.findings().stream()
                    .filter(finding -> Sort.of(finding) == sort)
                    .sorted(Comparator.comparingDouble(ReportPage::score).reversed())
                    .map(FindingView::of)
                    .toList();
            if (!findings.isEmpty()) {
                groups.add(new Group(sort.name().toLowerCase(java.util.Locale.ROOT), sort.title, findings));
            }
        }
        return groups;
    }

    private static List<YankView> yanked(AuditReport report) {
        return report.yanked() == null
                ? List.of()
                : report.yanked().stream().map(YankView::of).toList();
    }

    private static double score(Finding finding) {
        Severity severity = finding.advisory().severity();
        return severity == null ? 0 : severity.score();
    }

    /** What a finding is, the gravest first. */
    private enum Sort {
        MALICIOUS("Malicious packages"),
        VULNERABILITY("Vulnerabilities"),
        UNSOUND("Unsound"),
        UNMAINTAINED("Unmaintained"),
        NOTICE("Notices");

        private final String title;

        Sort(String title) {
            this.title = title;
        }

        static Sort of(Finding finding) {
            Advisory advisory = finding.advisory();
            return switch (advisory.kind()) {
                case VULNERABILITY -> advisory.isMalicious() ? MALICIOUS : VULNERABILITY;
                case UNSOUND -> UNSOUND;
                case UNMAINTAINED -> UNMAINTAINED;
                case NOTICE -> NOTICE;
            };
        }
    }
}
