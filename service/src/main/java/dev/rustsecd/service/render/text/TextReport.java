package dev.rustsecd.service.render.text;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Summary;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.service.render.entry.PackageEntry;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.Count;
import dev.rustsecd.words.FixSentences;
import dev.rustsecd.words.VerdictSentences;
import java.util.List;

/**
 * A report for people in a terminal: the verdict and the gravest packages, then cargo-audit's blocks with their dependency
 * trees, one a package, the gravest first. At the end stand what to run, what could not be or was not checked, and
 * cargo-audit's summary; the last line says what was checked and against what.
 */
public final class TextReport {
    /** Packages that the head names. */
    private static final int MAX_NAMED = 3;

    private static final String INDENT = "    ";

    private final AuditReport report;
    private final Snapshot snapshot;
    private final boolean color;
    private final StringBuilder out = new StringBuilder();

    private TextReport(AuditReport report, Snapshot snapshot, boolean color) {
        this.report = report;
        this.snapshot = snapshot;
        this.color = color;
    }

    /** @param color whether labels are red and yellow, by ANSI sequences; there are no others in the text */
    public static String render(AuditReport report, Snapshot snapshot, TreeStyle trees, boolean color) {
        return new TextReport(report, snapshot, color).render(trees);
    }

    private String render(TreeStyle style) {
        List<PackageEntry> entries = PackageEntry.of(report);
        head(entries);
        if (!entries.isEmpty()) {
            Trees trees = new Trees(report.lockfile(), style, entries.size());
            entries.forEach(entry -> new Block(entry, out, color).print(trees));
        }
        if (report.fixAll() != null) {
            commands(report.fixAll());
        }
        notes();
        summary();
        line(ReportNotes.checked(report, snapshot));
        return out.toString();
    }

    private void head(List<PackageEntry> entries) {
        line(ReportNotes.verdict(report, report.policy().fileName()));
        if (!entries.isEmpty()) {
            List<String> worst =
                    entries.stream().limit(MAX_NAMED).map(PackageEntry::worst).toList();
            line(VerdictSentences.gravest(Count.some(worst, MAX_NAMED, entries.size())));
            out.append('\n');
        }
    }

    private void commands(FixAll all) {
        if (!all.commands().isEmpty()) {
            line(FixSentences.runToFix(all.commands().size(), all.solves()));
            all.commands().forEach(command -> line(INDENT + SafeText.of(command)));
        }
        int left = all.remaining().size();
        if (left > 0) {
            line(
                    all.commands().isEmpty()
                            ? FixSentences.nothingFixedByCommands(left)
                            : FixSentences.notFixedByCommands(left));
        }
        if (left > 0 || !all.commands().isEmpty()) {
            out.append('\n');
        }
    }

    /** What could not be checked, what was not, and what of the policy had no effect. */
    private void notes() {
        ReportNotes.incomplete(report).forEach(sentence -> Label.WARNING.line(out, "warning:", sentence, color));
        ReportNotes.staleIgnores(report).forEach(sentence -> Label.WARNING.line(out, "warning:", sentence, color));
        String leftOut = ReportNotes.leftOut(report);
        Label.NOTE.line(out, "note:", leftOut.isEmpty() ? null : leftOut, color);
        ReportNotes.notChecked(report).forEach(sentence -> Label.NOTE.line(out, "note:", sentence, color));
    }

    private void summary() {
        Summary summary = report.summary();
        if (report.verdict() != Verdict.FINDINGS) {
            return;
        }
        int yanked = summary.yanked() == null ? 0 : summary.yanked();
        int warnings = summary.unsound() + summary.unmaintained() + summary.notice() + yanked;
        if (summary.vulnerabilities() > 0) {
            Label.ERROR.line(out, "error:", VerdictSentences.vulnerabilitiesFound(summary.vulnerabilities()), color);
        }
        if (warnings > 0) {
            Label.WARNING.line(out, "warning:", VerdictSentences.warningsFound(warnings), color);
        }
    }

    private void line(String text) {
        out.append(SafeText.of(text)).append('\n');
    }
}
