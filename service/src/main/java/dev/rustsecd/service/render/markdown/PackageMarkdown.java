package dev.rustsecd.service.render.markdown;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.FixText;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.service.render.entry.FixAdvice;
import dev.rustsecd.service.render.entry.PackageEntry;
import dev.rustsecd.words.FindingSentences;
import dev.rustsecd.yank.Yank;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a comment says of one package: a row of the table, and details to unfold. Both are bounded. */
record PackageMarkdown(PackageEntry entry) {
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 1_500;
    private static final int MAX_REASON = 1_000;
    private static final int MAX_REASON_IN_ROW = 200;
    private static final int MAX_EVIDENCE = 500;

    /** Of advisories in a row, of their texts, and of notes, reasons and sentences in the details. */
    private static final int MAX_NAMED = 5;

    private static final String BREAK = "<br>";

    /** A row of the table. */
    String row() {
        return "| " + EntryText.locked(entry.locked()) + " | " + found() + " | " + severity() + " | " + fix() + " |\n";
    }

    private String found() {
        List<String> lines = new ArrayList<>();
        entry.findings().stream().limit(MAX_NAMED).map(PackageMarkdown::inRow).forEach(lines::add);
        int more = entry.findings().size() - MAX_NAMED;
        if (more > 0) {
            lines.add(FindingSentences.moreAdvisories(more));
        }
        if (entry.yank() != null) {
            Yank yank = entry.yank().yank();
            lines.add(MarkdownText.prose(YankText.kind(yank)));
            if (entry.findings().isEmpty() && !yank.reasons().isEmpty()) {
                lines.add(MarkdownText.prose(MarkdownText.cut(YankText.firstReason(yank), MAX_REASON_IN_ROW)));
            }
        }
        return String.join(BREAK, lines);
    }

    private static String inRow(Finding finding) {
        String kind = finding.kind() == AdvisoryKind.VULNERABILITY
                ? ""
                : " (" + finding.kind().label() + ')';
        return id(finding) + ' ' + title(finding.advisory()) + kind;
    }

    private String severity() {
        boolean malicious =
                entry.findings().stream().anyMatch(finding -> finding.advisory().isMalicious());
        String severity = entry.findings().isEmpty()
                ? null
                : AdvisoryText.severity(entry.findings().get(0).advisory().severity());
        return malicious ? AdvisoryText.MALICIOUS : severity == null ? EntryText.NONE : severity;
    }

    private String fix() {
        return entry.advice().stream()
                .limit(MAX_NAMED)
                .map(advice -> EntryText.fix(advice.sentence(), advice.commands()))
                .collect(Collectors.joining(BREAK));
    }

    /** What can be unfolded. */
    String details() {
        StringBuilder out = new StringBuilder();
        EntryText.open(out, entry.locked(), headings());
        entry.findings().stream().limit(MAX_NAMED).forEach(finding -> advisory(out, finding));
        int more = entry.findings().size() - MAX_NAMED;
        if (more > 0) {
            EntryText.item(out, FindingSentences.moreAdvisories(more));
        }
        if (entry.yank() != null) {
            yank(out, entry.yank().yank());
        }
        entry.advice().stream().limit(MAX_NAMED).forEach(advice -> advice(out, advice));
        notes().stream().limit(MAX_NAMED).forEach(note -> EntryText.item(out, MarkdownText.cut(note, MAX_TITLE)));
        EntryText.paths(out, entry.paths());
        return EntryText.closed(out);
    }

    private String headings() {
        List<String> headings = new ArrayList<>();
        entry.findings().stream()
                .limit(MAX_NAMED)
                .map(finding -> MarkdownText.htmlCode(
                        EntryText.name(finding.advisory().id().text())))
                .forEach(headings::add);
        if (entry.yank() != null) {
            headings.add(YankText.kind(entry.yank().yank()));
        }
        return String.join(", ", headings);
    }

    private static void advisory(StringBuilder out, Finding finding) {
        Advisory advisory = finding.advisory();
        out.append("**").append(title(advisory)).append("** (").append(id(finding));
        out.append(", ").append(MarkdownText.prose(advisory.date())).append(")\n\n");
        if (!advisory.description().isBlank()) {
            out.append(Quotation.of(advisory.description(), MAX_DESCRIPTION)).append("\n\n");
        }
        if (finding.kind() == AdvisoryKind.VULNERABILITY) {
            String solution = AdvisoryText.solution(advisory.versions().patched());
            EntryText.item(out, MarkdownText.cut(FindingSentences.advised(solution), MAX_TITLE));
            out.append('\n');
        }
    }

    private static void yank(StringBuilder out, Yank yank) {
        List<String> reasons = yank.reasons().isEmpty() ? List.of(YankText.firstReason(yank)) : YankText.reasons(yank);
        reasons.stream().limit(MAX_NAMED).forEach(reason -> EntryText.item(out, MarkdownText.cut(reason, MAX_REASON)));
        YankText.affected(yank).ifPresent(sentence -> EntryText.item(out, MarkdownText.cut(sentence, MAX_REASON)));
        yank.evidence().stream()
                .limit(MAX_NAMED)
                .forEach(sentence -> EntryText.item(out, MarkdownText.cut(sentence, MAX_EVIDENCE)));
    }

    private static void advice(StringBuilder out, FixAdvice advice) {
        EntryText.item(out, MarkdownText.cut(advice.sentence(), 2 * MAX_TITLE));
        EntryText.commands(out, advice.commands());
    }

    /** Of all plans, each once. */
    private Set<String> notes() {
        Set<String> notes = new LinkedHashSet<>();
        for (Finding finding : entry.findings()) {
            FixPlan plan = finding.fix();
            PackageLabels labels = finding.paths().labels();
            notes.addAll(FixText.notes(plan, labels));
        }
        return notes;
    }

    /**
     * The id, as a link where rustsec.org, or this service at an address that is known, has a page of it; a relative
     * address would lead into whatever site shows the comment.
     */
    private static String id(Finding finding) {
        String text = finding.advisory().id().text();
        String page = finding.record().page();
        return MarkdownText.isWebAddress(page) && PLAIN_ID.matcher(text).matches()
                ? '[' + text + "](" + page + ')'
                : MarkdownText.code(EntryText.name(text));
    }

    private static String title(Advisory advisory) {
        return Quotation.inline(MarkdownText.cut(advisory.title(), MAX_TITLE));
    }
}
