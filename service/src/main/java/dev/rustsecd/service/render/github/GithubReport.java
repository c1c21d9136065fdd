package dev.rustsecd.service.render.github;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.service.render.PlainMarkdown;
import dev.rustsecd.service.render.ReportNotes;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.service.render.entry.FixAdvice;
import dev.rustsecd.service.render.entry.PackageEntry;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.FindingSentences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as annotations of a job of GitHub Actions: a command for each package, the gravest first, at the line of the
 * lockfile where the package is; then what could not be checked. The last line, which is no command, says what was checked.
 */
public final class GithubReport {
    /** Advisories, and things to do, that one annotation names. */
    private static final int MAX_NAMED = 10;

    private static final int MAX_TEXT = 500;
    private static final String WARNING = "warning";
    private static final String TITLE = "title";

    private GithubReport() {}

    public static byte[] render(AuditReport report, Snapshot snapshot) {
        StringBuilder out = new StringBuilder();
        String path = report.policy().path();
        PackageEntry.of(report).forEach(entry -> out.append(command(entry, path)));
        ReportNotes.incomplete(report).forEach(sentence -> out.append(note(WARNING, path, sentence)));
        ReportNotes.staleIgnores(report).forEach(sentence -> out.append(note(WARNING, path, sentence)));
        ReportNotes.notChecked(report).forEach(sentence -> out.append(note("notice", path, sentence)));
        out.append(WorkflowCommand.plain(ReportNotes.verdict(report, path)));
        out.append(WorkflowCommand.plain(ReportNotes.checked(report, snapshot)));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String command(PackageEntry entry, String path) {
        WorkflowCommand command = new WorkflowCommand(entry.isVulnerable() ? "error" : WARNING).with("file", path);
        int line = entry.locked().line();
        if (line > 0) {
            command.with("line", String.valueOf(line));
        }
        return command.with(TITLE, cut(entry.worst())).saying(message(entry));
    }

    private static List<String> message(PackageEntry entry) {
        List<String> lines = new ArrayList<>();
        for (Finding finding :
                entry.findings().subList(0, Math.min(MAX_NAMED, entry.findings().size()))) {
            lines.add(cut(AdvisoryText.found(finding)));
        }
        int more = entry.findings().size() - MAX_NAMED;
        if (more > 0) {
            lines.add(FindingSentences.moreAdvisories(more));
        }
        if (entry.yank() != null) {
            lines.add(cut(YankText.message(entry.yank(), MAX_TEXT)));
        }
        if (!entry.findings().isEmpty()) {
            entry.advice().stream().limit(MAX_NAMED).map(GithubReport::advice).forEach(lines::add);
        }
        DependencyPaths paths = entry.paths();
        if (!paths.shortest().isEmpty() && paths.shortest().get(0).size() > 1) {
            String root = paths.labels().of(paths.shortest().get(0).get(0));
            lines.add(cut(FindingSentences.pulledIn(root, Math.max(0, paths.total() - 1))));
        }
        return lines;
    }

    private static String advice(FixAdvice advice) {
        return cut(FixText.withCommands(advice.sentence(), advice.commands()));
    }

    private static String note(String level, String path, String sentence) {
        return new WorkflowCommand(level)
                .with("file", path)
                .with(TITLE, "rustsecd")
                .saying(List.of(cut(sentence)));
    }

    private static String cut(String text) {
        return PlainMarkdown.cut(text, MAX_TEXT);
    }
}
