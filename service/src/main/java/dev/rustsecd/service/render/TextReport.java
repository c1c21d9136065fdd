package dev.rustsecd.service.render;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.crate.PackageSource.Kind;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankAction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report for people in a terminal: cargo-audit's blocks with their dependency trees, a line {@code Fix:} of our own,
 * what could not be or was not checked, and cargo-audit's summary. The last line says what was checked and against what.
 *
 * <p>Source: cargo-audit 0.22.2, {@code presenter.rs}, for labels, order and words.
 */
public final class TextReport {
    /** The kinds of warnings in the order in which they are printed, after all vulnerabilities. */
    private static final List<AdvisoryKind> WARNINGS =
            List.of(AdvisoryKind.NOTICE, AdvisoryKind.UNMAINTAINED, AdvisoryKind.UNSOUND);

    /** All trees of one report together; the longest of a real workspace, with 1,804 packages, come to 8 million. */
    private static final long MAX_TREE_CHARACTERS = 10_000_000;

    private final AuditReport report;
    private final Snapshot snapshot;
    private final boolean color;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> withTree = new HashSet<>();
    private @Nullable InverseTree tree;
    private @Nullable Map<String, Integer> indexes;

    private TextReport(AuditReport report, Snapshot snapshot, boolean color) {
        this.report = report;
        this.snapshot = snapshot;
        this.color = color;
    }

    /** @param color whether labels are red and yellow, by ANSI sequences; there are no others in the text */
    public static String render(AuditReport report, Snapshot snapshot, boolean color) {
        return new TextReport(report, snapshot, color).render();
    }

    private String render() {
        int vulnerabilities = blocks(AdvisoryKind.VULNERABILITY);
        int warnings = WARNINGS.stream().mapToInt(this::blocks).sum() + yankedBlocks();
        notes();
        if (vulnerabilities > 0) {
            String noun = vulnerabilities == 1 ? " vulnerability found!" : " vulnerabilities found!";
            summary(Style.ERROR, "error:", vulnerabilities + noun);
        }
        if (warnings > 0) {
            summary(Style.WARNING, "warning:", warnings + " allowed warning" + (warnings == 1 ? "" : "s") + " found");
        }
        out.append(SafeText.of(ReportNotes.checked(report, snapshot))).append('\n');
        return out.toString();
    }

    /** What could not be checked, what was not, and what of the policy had no effect. */
    private void notes() {
        String failed = report.verdict() == Verdict.UNKNOWN
                ? report.policy().fileName() + " could not be checked: "
                : "not everything could be checked: ";
        ReportNotes.incomplete(report).forEach(clause -> summary(Style.WARNING, "warning:", failed + clause));
        ReportNotes.staleIgnores(report)
                .forEach(entry -> summary(Style.WARNING, "warning:", "ignore has no effect: " + entry));
        String leftOut = ReportNotes.leftOut(report);
        if (!leftOut.isEmpty()) {
            summary(Style.NOTE, "note:", "left out by the policy: " + leftOut);
        }
        report.skipped().stream()
                .filter(skipped -> skipped.reason() != Kind.PATH)
                .map(ReportNotes::skipped)
                .forEach(packages -> summary(Style.NOTE, "note:", "not checked: " + packages));
    }

    private int blocks(AdvisoryKind kind) {
        int count = 0;
        for (Finding finding : report.findings()) {
            if (finding.kind() == kind) {
                block(finding);
                count++;
            }
        }
        return count;
    }

    private int yankedBlocks() {
        List<YankedPackage> yanked = report.yanked() == null ? List.of() : report.yanked();
        for (YankedPackage one : yanked) {
            Yank yank = one.yank();
            line(Style.WARNING, "Crate:    ", one.locked().name());
            line(Style.WARNING, "Version:  ", one.locked().versionText());
            line(Style.WARNING, "Warning:  ", "yanked");
            line(
                    Style.WARNING,
                    "Reason:   ",
                    yank.reasons().isEmpty() ? null : yank.reasons().get(0).text());
            line(Style.WARNING, "Action:   ", yank.action() == YankAction.HOLD ? "hold: do not update for it" : null);
            fix(Style.WARNING, one.fix());
            tree(Style.WARNING, one.locked());
            out.append('\n');
        }
        return yanked.size();
    }

    private void block(Finding finding) {
        Advisory advisory = finding.advisory();
        boolean warning = finding.kind() != AdvisoryKind.VULNERABILITY;
        Style style = warning ? Style.WARNING : Style.ERROR;
        line(style, "Crate:    ", finding.affected().name());
        line(style, "Version:  ", finding.affected().versionText());
        if (warning) {
            line(style, "Warning:  ", finding.kind().label());
        }
        line(style, "Title:    ", advisory.title());
        line(style, "Date:     ", advisory.date());
        line(style, "ID:       ", advisory.id().text());
        line(style, "URL:      ", AdvisoryText.url(finding.record()));
        line(style, "Severity: ", AdvisoryText.severity(advisory.severity()));
        line(
                style,
                "Solution: ",
                warning ? null : AdvisoryText.solution(advisory.versions().patched()));
        fix(style, finding.fix());
        tree(style, finding.affected());
        out.append('\n');
    }

    /** A line a command, in the order in which they are run. */
    private void fix(Style style, @Nullable FixPlan fix) {
        if (fix != null) {
            fix.commands().forEach(command -> line(style, "Fix:      ", command));
        }
    }

    private void line(Style style, String label, @Nullable String value) {
        if (value != null) {
            out.append(style.paint(label, color))
                    .append(' ')
                    .append(SafeText.of(value))
                    .append('\n');
        }
    }

    private void summary(Style style, String label, String text) {
        out.append(style.paint(label, color))
                .append(' ')
                .append(SafeText.of(text))
                .append('\n');
    }

    private void tree(Style style, LockedPackage affected) {
        String key = key(affected);
        if (withTree.add(key)) {
            Integer index = indexes().get(key);
            out.append(style.paint("Dependency tree:\n", color));
            if (index != null) {
                tree().print(index, out);
            }
        }
    }

    private InverseTree tree() {
        InverseTree known = tree;
        if (known == null) {
            known = new InverseTree(
                    report.lockfile().packages(),
                    DependencyGraph.of(report.lockfile()),
                    new WorkBudget(MAX_TREE_CHARACTERS));
            tree = known;
        }
        return known;
    }

    private Map<String, Integer> indexes() {
        Map<String, Integer> known = indexes;
        if (known == null) {
            known = new HashMap<>();
            List<LockedPackage> packages = report.lockfile().packages();
            for (int i = 0; i < packages.size(); i++) {
                known.putIfAbsent(key(packages.get(i)), i);
            }
            indexes = known;
        }
        return known;
    }

    private static String key(LockedPackage locked) {
        return locked.label()
                + ' '
                + (locked.source() == null ? "" : locked.source().text());
    }

    /** How labels look. */
    private enum Style {
        ERROR("\u001b[31m"),
        WARNING("\u001b[33m"),
        NOTE("\u001b[32m");

        private final String start;

        Style(String start) {
            this.start = start;
        }

        String paint(String label, boolean color) {
            return color ? "\u001b[0m\u001b[1m" + start + label + "\u001b[0m" : label;
        }
    }
}
