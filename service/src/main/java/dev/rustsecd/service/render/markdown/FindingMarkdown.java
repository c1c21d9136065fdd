package dev.rustsecd.service.render.markdown;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.FixText;
import java.util.List;
import java.util.stream.Collectors;

/** One finding in a comment: its row of the table, and its details. Neither is longer than some thousand characters. */
final class FindingMarkdown {
    private static final int MAX_NAME = 100;
    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 1_500;
    private static final int MAX_STEPS = 8;
    private static final int MAX_COMMANDS = 10;
    private static final int MAX_CAUTIONS = 5;
    private static final String NONE = "–";

    private FindingMarkdown() {}

    static String row(Finding finding) {
        Advisory advisory = finding.advisory();
        String severity = AdvisoryText.severity(advisory.severity());
        String kind = finding.kind().label() + (advisory.isMalicious() ? ", malicious" : "");
        return "| " + locked(finding.affected()) + " | " + id(advisory) + ' ' + title(advisory) + " | " + kind + " | "
                + (severity == null ? NONE : severity) + " | " + MarkdownReport.wayOut(finding) + " |\n";
    }

    static String details(Finding finding) {
        Advisory advisory = finding.advisory();
        StringBuilder out = new StringBuilder("\n<details><summary>");
        out.append(MarkdownText.htmlCode(MarkdownText.cut(finding.affected().label(), MAX_NAME)));
        out.append(": ")
                .append(MarkdownText.htmlCode(MarkdownText.cut(advisory.id().text(), MAX_NAME)))
                .append("</summary>\n\n");
        out.append("**").append(title(advisory)).append("** (").append(id(advisory));
        out.append(", ").append(MarkdownText.prose(advisory.date())).append(")\n\n");
        if (!advisory.description().isBlank()) {
            out.append(MarkdownText.block(MarkdownText.cut(advisory.description(), MAX_DESCRIPTION)))
                    .append("\n\n");
        }
        out.append("- ").append(MarkdownText.prose(MarkdownText.cut(solution(finding), MAX_TITLE)));
        out.append('\n');
        wayOut(out, finding);
        paths(out, finding);
        return out.append("\n</details>\n").toString();
    }

    private static String solution(Finding finding) {
        return "Advised: " + AdvisoryText.solution(finding.advisory().versions().patched());
    }

    private static void wayOut(StringBuilder out, Finding finding) {
        FixPlan plan = finding.fix();
        if (plan == null) {
            return;
        }
        out.append("- ")
                .append(MarkdownText.prose(MarkdownText.cut(FixText.sentence(finding), MAX_TITLE)))
                .append('\n');
        plan.commands().stream()
                .filter(command -> command.length() <= MAX_TITLE && MarkdownText.isPlainCode(command))
                .limit(MAX_COMMANDS)
                .forEach(command ->
                        out.append("- ").append(MarkdownText.code(command)).append('\n'));
        plan.cautions().stream()
                .limit(MAX_CAUTIONS)
                .forEach(caution -> out.append("- Caution: ")
                        .append(MarkdownText.prose(MarkdownText.cut(caution, MAX_TITLE)))
                        .append('\n'));
    }

    private static void paths(StringBuilder out, Finding finding) {
        for (List<LockedPackage> path : finding.paths().shortest()) {
            out.append("- ").append(path(path)).append('\n');
        }
        int more = finding.paths().total() - finding.paths().shortest().size();
        if (more > 0) {
            out.append("- and from ").append(more).append(" more roots\n");
        }
    }

    /** From the root down; of a long path its two ends. */
    private static String path(List<LockedPackage> path) {
        if (path.size() <= MAX_STEPS) {
            return steps(path);
        }
        int half = MAX_STEPS / 2;
        return steps(path.subList(0, half)) + " → … → " + steps(path.subList(path.size() - half, path.size()));
    }

    private static String steps(List<LockedPackage> steps) {
        return steps.stream().map(FindingMarkdown::locked).collect(Collectors.joining(" → "));
    }

    private static String locked(LockedPackage locked) {
        return MarkdownText.code(MarkdownText.cut(locked.label(), MAX_NAME));
    }

    /** The id; where rustsec.org has a page of it, as a link there. */
    private static String id(Advisory advisory) {
        String text = advisory.id().text();
        return AdvisoryText.isOfRustSec(advisory)
                ? '[' + text + "](" + advisory.page() + ')'
                : MarkdownText.code(MarkdownText.cut(text, MAX_NAME));
    }

    private static String title(Advisory advisory) {
        return MarkdownText.prose(MarkdownText.cut(advisory.title(), MAX_TITLE));
    }
}
