package dev.rustsecd.service.page;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.Summary;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.words.FixSentences;
import dev.rustsecd.words.VerdictSentences;
import java.util.ArrayList;
import java.util.List;

/** Says a report in words. */
final class ReportWords {
    private ReportWords() {}

    static String headline(AuditReport report) {
        return ReportNotes.verdict(report, report.policy().fileName());
    }

    static String counts(AuditReport report) {
        Summary summary = report.summary();
        List<String> parts = new ArrayList<>();
        parts.add(plural(summary.audited(), "package", "packages") + " of crates.io checked");
        add(parts, summary.vulnerabilities(), "vulnerability", "vulnerabilities");
        add(parts, summary.unsound(), "unsound", "unsound");
        add(parts, summary.unmaintained(), "unmaintained", "unmaintained");
        add(parts, summary.notice(), "notice", "notices");
        add(parts, summary.yanked() == null ? 0 : summary.yanked(), "yanked", "yanked");
        return String.join(" · ", parts);
    }

    static List<String> incomplete(List<Incomplete> reasons) {
        return reasons.stream().map(ReportNotes::reason).toList();
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
                .map(remark -> (remark.line() == 0 ? "" : "Line " + remark.line() + ": ") + remark.text())
                .toList();
    }

    /** The first of the lines, and how many there are more. */
    static List<String> capped(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> capped = new ArrayList<>(lines.subList(0, most));
        capped.add("and " + (lines.size() - most) + " more");
        return capped;
    }

    static String plural(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static void add(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(plural(count, one, many));
        }
    }
}
