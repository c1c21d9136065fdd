package dev.rustsecd.service.render.lookup;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AffectedScope;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.markdown.MarkdownText;
import dev.rustsecd.words.Count;
import dev.rustsecd.words.LookupSentences;
import java.util.List;

/** One finding: its facts in some lines, and as much of the advisory's text as there is room for. */
final class FindingDigest {
    private static final int MAX_TITLE = 200;
    private static final int MAX_VALUE = 250;
    private static final int MAX_NAMED = 5;

    /** A text with less room is left out. */
    private static final int MIN_TOKENS = 80;

    /** What quoting a text adds to it. */
    private static final int FRAME = 20;

    private final Finding finding;
    private final Layout layout;

    FindingDigest(Finding finding, Layout layout) {
        this.finding = finding;
        this.layout = layout;
    }

    String facts() {
        Advisory advisory = finding.advisory();
        StringBuilder out = new StringBuilder("\n");
        out.append(layout.heading(LookupSentences.advisory(
                advisory.id().text(), MarkdownText.cut(advisory.title().strip(), MAX_TITLE))));
        out.append(layout.field(
                "Kind",
                advisory.isMalicious()
                        ? LookupSentences.malicious()
                        : finding.kind().label()));
        String severity = AdvisoryText.severity(advisory.severity());
        if (severity != null) {
            out.append(layout.field("Severity", severity));
        }
        anyOf(out, "Patched", advisory.versions().patched());
        anyOf(out, "Unaffected", advisory.versions().unaffected());
        field(out, "Aliases", advisory.aliases().stream().map(Object::toString).toList());
        AffectedScope scope = advisory.affected();
        if (scope != null) {
            field(out, "Functions", List.copyOf(scope.functions().keySet()));
            field(out, "Systems", scope.os());
            field(out, "Architectures", scope.arch());
        }
        out.append(layout.field("URL", AdvisoryText.url(finding.record())));
        return out.toString();
    }

    /** A comma is within a requirement already. */
    private void anyOf(StringBuilder out, String label, List<VersionReq> requirements) {
        if (!requirements.isEmpty()) {
            List<String> texts = requirements.stream().map(VersionReq::toString).toList();
            out.append(layout.field(label, MarkdownText.cut(Count.anyOf(texts, MAX_NAMED), MAX_VALUE)));
        }
    }

    private void field(StringBuilder out, String label, List<String> values) {
        if (!values.isEmpty()) {
            out.append(layout.field(label, MarkdownText.cut(Count.some(values, MAX_NAMED, values.size()), MAX_VALUE)));
        }
    }

    /** The advisory's text, or its beginning; empty where there is room for no more than some words. */
    String text(int maxTokens) {
        String text = finding.advisory().description().strip();
        String whole = layout.quote(text);
        if (text.isEmpty() || maxTokens < MIN_TOKENS) {
            return "";
        }
        if (Tokens.of(whole) <= maxTokens) {
            return whole;
        }
        String note = layout.sentence(LookupSentences.textCut());
        int room = maxTokens - Tokens.of(note) - FRAME;
        String quoted = layout.quote(beginning(text, room));
        while (room > 0 && Tokens.of(quoted) + Tokens.of(note) > maxTokens) {
            room -= FRAME;
            quoted = layout.quote(beginning(text, room));
        }
        return room > 0 ? quoted + note : "";
    }

    /** Whole sentences or lines where there are any, else whole words. */
    private static String beginning(String text, int maxTokens) {
        String start = text.substring(0, Tokens.fitting(text, Math.max(0, maxTokens)));
        int end = Math.max(start.lastIndexOf('\n'), start.lastIndexOf(". ") + 1);
        int word = start.lastIndexOf(' ');
        int cut = end > start.length() / 2 ? end : word > 0 ? word : start.length();
        return start.substring(0, cut).strip() + " …";
    }
}
