package dev.rustsecd.service.page.report;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.Summary;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.words.FixSentences;
import dev.rustsecd.words.VerdictSentences;
import dev.rustsecd.words.page.PageSentences;
import dev.rustsecd.words.page.ReportPageSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says a report in words. */
public final class ReportWords {
    private ReportWords() {}

    /** @param packages in which something was found */
    static String headline(AuditReport report, int packages) {
        int yanked = report.yanked() == null ? 0 : report.yanked().size();
        return report.verdict() == Verdict.FINDINGS && !report.findings().isEmpty()
                ? ReportPageSentences.headline(report.findings().size() + yanked, packages)
                : ReportNotes.verdict(report, report.policy().fileName());
    }

    static String counts(AuditReport report) {
        Summary summary = report.summary();
        return ReportPageSentences.checked(summary.audited(), summary.packages());
    }

    /** The verdict that not everything could be checked says so itself: below it stand the reasons alone. */
    public static List<String> incomplete(Verdict verdict, List<Incomplete> reasons) {
        return reasons.stream()
                .map(reason -> verdict == Verdict.UNKNOWN
                        ? sentence(reason.clause(ReportNotes.MAX_NAMED))
                        : ReportNotes.reason(reason))
                .toList();
    }

    /** The class under which a verdict is coloured: yanks alone are milder than advisories. */
    public static String style(Verdict verdict, boolean advisories) {
        return verdict == Verdict.FINDINGS && !advisories ? "yanked" : verdict.label();
    }

    static String solves(FixAll fixAll) {
        return FixSentences.runToFix(fixAll.commands().size(), fixAll.solves());
    }

    static String remaining(int count) {
        return FixSentences.notFixedByCommands(count);
    }

    static List<String> ignored(AuditReport report) {
        List<String> lines = new ArrayList<>();
        report.ignored()
                .forEach(ignored -> lines.add(VerdictSentences.findingIgnored(
                        ignored.finding().affected().label(),
                        ignored.finding().advisory().id().text(),
                        ignored.by())));
        lines.addAll(ReportNotes.staleIgnores(report));
        return lines;
    }

    static List<String> remarks(AuditReport report) {
        return report.lockfile().remarks().stream()
                .map(remark ->
                        remark.line() == 0 ? remark.text() : ReportPageSentences.atLine(remark.line(), remark.text()))
                .toList();
    }

    /** The first of the lines, and how many there are more. */
    static List<String> capped(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> capped = new ArrayList<>(lines.subList(0, most));
        capped.add(PageSentences.andMore(lines.size() - most));
        return capped;
    }

    /** {@code Pulled in by my-app 0.1.0 and 3 others}; empty where nothing depends on it. */
    static String pulledIn(DependencyPaths paths) {
        if (paths.shortest().isEmpty() || paths.shortest().get(0).size() < 2) {
            return "";
        }
        String root = paths.labels().of(paths.shortest().get(0).get(0));
        return ReportPageSentences.pulledIn(root, Math.max(0, paths.total() - 1));
    }

    /** A clause as a sentence. */
    static String sentence(String clause) {
        String start = clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
        return start.endsWith(".") ? start : start + '.';
    }
}
