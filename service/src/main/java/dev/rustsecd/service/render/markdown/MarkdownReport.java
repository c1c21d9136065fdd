package dev.rustsecd.service.render.markdown;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.audit.Summary;
import dev.rustsecd.crate.PackageSource.Kind;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as a comment on a pull request: the verdict in a line, a table, and details to unfold, the gravest first. It
 * always fits into a comment; what does not is left out, and the end says so.
 */
public final class MarkdownReport {
    /** Source: GitHub's REST API refuses a comment of more than 65,536 characters. */
    static final int MAX_CHARACTERS = 65_536;

    private static final int FOOTER_CHARACTERS = 8_000;

    /** Of one note, before it is escaped. */
    private static final int NOTE_CHARACTERS = 800;

    private static final int TABLE_CHARACTERS = 36_000;
    private static final int COMMAND_CHARACTERS = 8_000;
    private static final int MAX_NAME = 200;
    private static final String HEAD =
            "| Package | Advisory or reason | Kind | Severity | Way out |\n|---|---|---|---|---|\n";

    /** Malware first, then the kinds in this order; within one, as the report has them. Suspicious yanks go second. */
    private static final List<AdvisoryKind> KINDS =
            List.of(AdvisoryKind.VULNERABILITY, AdvisoryKind.UNSOUND, AdvisoryKind.UNMAINTAINED, AdvisoryKind.NOTICE);

    private final AuditReport report;
    private final Snapshot snapshot;
    private final BoundedText out = new BoundedText(MAX_CHARACTERS);
    private final List<String> leftOut = new ArrayList<>();

    private MarkdownReport(AuditReport report, Snapshot snapshot) {
        this.report = report;
        this.snapshot = snapshot;
    }

    public static String render(AuditReport report, Snapshot snapshot) {
        return new MarkdownReport(report, snapshot).render();
    }

    private String render() {
        List<Entry> entries = inOrder(report);
        out.append(verdict());
        incomplete();
        table(entries);
        commands(report.fixAll());
        details(entries);
        footer();
        return out.toString();
    }

    private static List<Entry> inOrder(AuditReport report) {
        List<YankMarkdown> yanked = report.yanked() == null
                ? List.of()
                : report.yanked().stream().map(YankMarkdown::new).toList();
        List<Entry> ordered = new ArrayList<>(report.findings().size() + yanked.size());
        for (AdvisoryKind kind : KINDS) {
            add(ordered, report.findings(), kind, true);
            add(ordered, report.findings(), kind, false);
            if (kind == AdvisoryKind.VULNERABILITY) {
                yanked.stream().filter(YankMarkdown::isSuspicious).forEach(ordered::add);
            }
        }
        yanked.stream().filter(one -> !one.isSuspicious()).forEach(ordered::add);
        return ordered;
    }

    private static void add(List<Entry> ordered, List<Finding> findings, AdvisoryKind kind, boolean malicious) {
        findings.stream()
                .filter(finding -> finding.kind() == kind && finding.advisory().isMalicious() == malicious)
                .map(FindingMarkdown::new)
                .forEach(ordered::add);
    }

    private String verdict() {
        Summary summary = report.summary();
        String file = MarkdownText.code(MarkdownText.cut(report.policy().path(), MAX_NAME));
        return switch (report.verdict()) {
            case CLEAN ->
                ReportNotes.leftOut(report).isEmpty()
                        ? "**Clean.** Nothing is known against what was audited in " + file + ".\n"
                        : "**Clean.** Nothing was found in " + file + " that the policy does not leave out.\n";
            case UNKNOWN -> "**Unknown.** Nothing was found in " + file + ", which does not mean that it is clean.\n";
            case FINDINGS -> "**" + found(summary) + "** in " + file + ".\n";
        };
    }

    private static String found(Summary summary) {
        int warnings = summary.unsound() + summary.unmaintained() + summary.notice();
        List<String> parts = new ArrayList<>();
        if (summary.vulnerabilities() > 0) {
            parts.add(count(summary.vulnerabilities(), "vulnerability", "vulnerabilities"));
        }
        if (warnings > 0) {
            parts.add(count(warnings, "warning", "warnings"));
        }
        if (summary.yanked() != null && summary.yanked() > 0) {
            parts.add(count(summary.yanked(), "yanked package", "yanked packages"));
        }
        return parts.isEmpty() ? "Findings" : inWords(parts);
    }

    private static String inWords(List<String> parts) {
        int last = parts.size() - 1;
        String first = String.join(", ", parts.subList(0, last));
        return first.isEmpty() ? parts.get(last) : first + " and " + parts.get(last);
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private void incomplete() {
        if (!report.isComplete()) {
            out.append("\nNot everything could be checked: " + escaped(ReportNotes.incomplete(report)) + ".\n");
        }
    }

    private static String escaped(List<String> texts) {
        return MarkdownText.prose(MarkdownText.cut(String.join("; ", texts), NOTE_CHARACTERS));
    }

    private void table(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        out.append("\n" + HEAD);
        int rows = 0;
        while (rows < entries.size()
                && out.appendWithin(TABLE_CHARACTERS, entries.get(rows).row())) {
            rows++;
        }
        leaveOut(entries.size() - rows, "finding from the table", "findings from the table");
    }

    private void commands(@Nullable FixAll all) {
        if (all == null || all.commands().isEmpty()) {
            return;
        }
        List<String> plain =
                all.commands().stream().filter(MarkdownText::isPlainCode).toList();
        StringBuilder block = new StringBuilder();
        int written = 0;
        while (written < plain.size() && block.length() + plain.get(written).length() < COMMAND_CHARACTERS) {
            block.append(plain.get(written++)).append('\n');
        }
        String solves = count(all.solves(), "finding", "findings");
        out.append("\n<details open><summary>Commands that solve " + solves + "</summary>\n\n```sh\n" + block
                + "```\n\n</details>\n");
        leaveOut(all.commands().size() - written, "command", "commands");
    }

    private void details(List<Entry> entries) {
        int written = 0;
        while (written < entries.size()
                && out.appendWithin(
                        MAX_CHARACTERS - FOOTER_CHARACTERS, entries.get(written).details())) {
            written++;
        }
        leaveOut(entries.size() - written, "finding from the details", "findings from the details");
    }

    private void leaveOut(int number, String one, String many) {
        if (number > 0) {
            leftOut.add(count(number, one, many));
        }
    }

    private void footer() {
        if (!leftOut.isEmpty()) {
            out.append("\n**Left out** for the size of a comment: " + String.join(", ", leftOut)
                    + ". The whole report is that of `format=json`.\n");
        }
        String leftOutByPolicy = ReportNotes.leftOut(report);
        note("Left out by the policy", leftOutByPolicy.isEmpty() ? List.of() : List.of(leftOutByPolicy));
        note("Ignored without effect", ReportNotes.staleIgnores(report));
        note(
                "Not checked",
                report.skipped().stream()
                        .filter(one -> one.reason() != Kind.PATH)
                        .map(ReportNotes::skipped)
                        .toList());
        Summary summary = report.summary();
        int dropped = report.ignored().size() + report.ignoredYanks().size();
        String ignored = dropped == 0 ? "" : ", " + dropped + " ignored by the policy";
        out.append("\n<sub>" + summary.audited() + " of " + count(summary.packages(), "package", "packages")
                + " audited" + ignored + facts() + "</sub>\n");
    }

    private void note(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            out.append("\n" + title + ": " + escaped(texts) + ".\n");
        }
    }

    /** Which facts: of RustSec's source the day and the commit. */
    private String facts() {
        return snapshot.sources().stream()
                .filter(SourceState::rustsec)
                .findFirst()
                .map(source ->
                        "; advisories of " + source.committedAt().toString().substring(0, 10)
                                + (source.commit().matches("[0-9a-f]{40}")
                                        ? " (" + source.commit().substring(0, 10) + ')'
                                        : ""))
                .orElse("");
    }

    /** A text that never has more characters than it may. */
    private static final class BoundedText {
        private final int maxCharacters;
        private final StringBuilder text = new StringBuilder();

        BoundedText(int maxCharacters) {
            this.maxCharacters = maxCharacters;
        }

        /** Appends a part that must not be missing. */
        void append(String part) {
            if (!appendWithin(maxCharacters, part)) {
                throw new IllegalStateException("no room for " + part.length() + " characters at " + text.length());
            }
        }

        /** Appends a part whole, or not at all where the text would then have more characters than this. */
        boolean appendWithin(int limit, String part) {
            boolean fits = text.length() + part.length() <= Math.min(limit, maxCharacters);
            if (fits) {
                text.append(part);
            }
            return fits;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
