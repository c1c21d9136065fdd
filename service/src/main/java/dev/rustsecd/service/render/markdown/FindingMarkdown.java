package dev.rustsecd.service.render.markdown;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.FixText;
import java.util.regex.Pattern;

/** A finding in a comment. */
record FindingMarkdown(Finding finding) implements Entry {
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 1_500;
    private static final int MAX_CAUTIONS = 5;

    @Override
    public String row() {
        Advisory advisory = finding.advisory();
        String severity = AdvisoryText.severity(advisory.severity());
        String kind = finding.kind().label() + (advisory.isMalicious() ? ", malicious" : "");
        return "| " + EntryText.locked(finding.affected()) + " | " + id() + ' ' + title(advisory) + " | " + kind
                + " | "
                + (severity == null ? EntryText.NONE : severity) + " | "
                + EntryText.wayOut(FixText.sentence(finding), FixText.commands(finding.fix())) + " |\n";
    }

    @Override
    public String details() {
        Advisory advisory = finding.advisory();
        StringBuilder out = new StringBuilder();
        EntryText.open(
                out,
                finding.affected(),
                MarkdownText.htmlCode(EntryText.name(advisory.id().text())));
        out.append("**").append(title(advisory)).append("** (").append(id());
        out.append(", ").append(MarkdownText.prose(advisory.date())).append(")\n\n");
        if (!advisory.description().isBlank()) {
            out.append(MarkdownText.block(MarkdownText.cut(advisory.description(), MAX_DESCRIPTION)))
                    .append("\n\n");
        }
        EntryText.item(out, MarkdownText.cut(solution(), MAX_TITLE));
        if (finding.fix() != null) {
            wayOut(out, finding, finding.fix());
        }
        EntryText.paths(out, finding.paths());
        return EntryText.closed(out);
    }

    private String solution() {
        return "Advised: " + AdvisoryText.solution(finding.advisory().versions().patched());
    }

    private static void wayOut(StringBuilder out, Finding finding, FixPlan plan) {
        EntryText.item(out, MarkdownText.cut(FixText.sentence(finding), MAX_TITLE));
        EntryText.commands(out, plan.commands());
        plan.cautions().stream()
                .limit(MAX_CAUTIONS)
                .forEach(caution -> EntryText.item(out, "Caution: " + MarkdownText.cut(caution, MAX_TITLE)));
    }

    /**
     * The id, as a link where rustsec.org, or this service at an address that is known, has a page of it; a relative
     * address would lead into whatever site shows the comment.
     */
    private String id() {
        String text = finding.advisory().id().text();
        String page = finding.record().page();
        return MarkdownText.isWebAddress(page) && PLAIN_ID.matcher(text).matches()
                ? '[' + text + "](" + page + ')'
                : MarkdownText.code(EntryText.name(text));
    }

    private static String title(Advisory advisory) {
        return MarkdownText.prose(MarkdownText.cut(advisory.title(), MAX_TITLE));
    }
}
