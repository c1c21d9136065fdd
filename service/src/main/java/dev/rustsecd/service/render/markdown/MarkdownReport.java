package dev.rustsecd.service.render.markdown;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.service.render.entry.PackageEntry;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.FixSentences;
import dev.rustsecd.words.VerdictSentences;
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
    private static final int MAX_PATH = 1_000;
    private static final String HEAD = "| Package | Found | Severity | Fix |\n|---|---|---|---|\n";

    private final AuditReport report;
    private final Snapshot snapshot;
    private final BoundedText out = new BoundedText(MAX_CHARACTERS);

    private int rowsLeftOut;
    private int detailsLeftOut;
    private int commandsLeftOut;

    private MarkdownReport(AuditReport report, Snapshot snapshot) {
        this.report = report;
        this.snapshot = snapshot;
    }

    public static String render(AuditReport report, Snapshot snapshot) {
        return new MarkdownReport(report, snapshot).render();
    }

    private String render() {
        List<PackageMarkdown> entries =
                PackageEntry.of(report).stream().map(PackageMarkdown::new).toList();
        out.append(Marker.of(MarkdownText.cut(report.policy().path(), MAX_PATH)));
        out.append(verdict());
        incomplete();
        table(entries);
        commands(report.fixAll());
        details(entries);
        footer();
        return out.toString();
    }

    private String verdict() {
        String file = MarkdownText.code(MarkdownText.cut(report.policy().path(), MAX_NAME));
        return "**" + ReportNotes.verdict(report, file) + "**\n";
    }

    private void incomplete() {
        if (!report.isComplete()) {
            out.append("\n" + escaped(ReportNotes.incomplete(report)) + "\n");
        }
    }

    private static String escaped(List<String> texts) {
        return MarkdownText.prose(MarkdownText.cut(String.join(" ", texts), NOTE_CHARACTERS));
    }

    private void table(List<PackageMarkdown> entries) {
        if (entries.isEmpty()) {
            return;
        }
        out.append("\n" + HEAD);
        int rows = 0;
        while (rows < entries.size()
                && out.appendWithin(TABLE_CHARACTERS, entries.get(rows).row())) {
            rows++;
        }
        rowsLeftOut = entries.size() - rows;
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
        String title = FixSentences.runToFix(all.commands().size(), all.solves());
        out.append("\n<details open><summary>" + title + "</summary>\n\n```sh\n" + block + "```\n\n</details>\n");
        commandsLeftOut = all.commands().size() - written;
    }

    private void details(List<PackageMarkdown> entries) {
        int written = 0;
        while (written < entries.size()
                && out.appendWithin(
                        MAX_CHARACTERS - FOOTER_CHARACTERS, entries.get(written).details())) {
            written++;
        }
        detailsLeftOut = entries.size() - written;
    }

    private void footer() {
        String leftOut = VerdictSentences.leftOutForSize(rowsLeftOut, detailsLeftOut, commandsLeftOut);
        if (!leftOut.isEmpty()) {
            out.append("\n**" + leftOut + "**\n");
        }
        String leftOutByPolicy = ReportNotes.leftOut(report);
        note(leftOutByPolicy.isEmpty() ? List.of() : List.of(leftOutByPolicy));
        note(ReportNotes.staleIgnores(report));
        note(ReportNotes.notChecked(report));
        out.append(
                "\n<sub>" + MarkdownText.prose(MarkdownText.cut(ReportNotes.checked(report, snapshot), NOTE_CHARACTERS))
                        + "</sub>\n");
    }

    private void note(List<String> texts) {
        if (!texts.isEmpty()) {
            out.append("\n" + escaped(texts) + "\n");
        }
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
