package dev.rustsecd.service.render.text;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.service.render.AdvisoryText;
import dev.rustsecd.service.render.PlainMarkdown;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.service.render.entry.FixAdvice;
import dev.rustsecd.service.render.entry.PackageEntry;
import dev.rustsecd.yank.Yank;
import java.util.List;

/**
 * Prints a block of the text: a package, its advisories below each other, what to do, and its dependency tree.
 *
 * <p>Source: cargo-audit 0.22.2, {@code presenter.rs}, for labels, their order and words.
 */
final class Block {
    private static final String TREE = "Dependency tree:\n";

    private final StringBuilder out;
    private final boolean color;
    private final PackageEntry entry;

    Block(PackageEntry entry, StringBuilder out, boolean color) {
        this.entry = entry;
        this.out = out;
        this.color = color;
    }

    void print(Trees trees) {
        Label label = entry.isVulnerable() ? Label.ERROR : Label.WARNING;
        List<FixAdvice> advice = entry.advice();
        label.line(out, "Crate:    ", entry.locked().name(), color);
        label.line(out, "Version:  ", entry.locked().versionText(), color);
        for (Finding finding : entry.findings()) {
            advisory(finding);
            if (advice.size() > 1) {
                fix(FixAdvice.of(finding), label(finding));
            }
        }
        if (entry.yank() != null) {
            yank(entry.yank().yank());
        }
        if (advice.size() == 1 || entry.findings().isEmpty()) {
            advice.forEach(one -> fix(one, label));
        }
        if (trees.areShown()) {
            out.append(label.paint(TREE, color));
            trees.print(entry.locked(), out);
        }
        out.append('\n');
    }

    private static Label label(Finding finding) {
        return finding.kind() == AdvisoryKind.VULNERABILITY ? Label.ERROR : Label.WARNING;
    }

    private void advisory(Finding finding) {
        Label label = label(finding);
        Advisory advisory = finding.advisory();
        boolean warning = label == Label.WARNING;
        label.line(out, "Warning:  ", warning ? finding.kind().label() : null, color);
        label.line(out, "Title:    ", PlainMarkdown.title(advisory.title()), color);
        label.line(out, "Date:     ", advisory.date(), color);
        label.line(out, "ID:       ", advisory.id().text(), color);
        label.line(out, "URL:      ", AdvisoryText.url(finding.record()), color);
        label.line(out, "Severity: ", AdvisoryText.severity(advisory.severity()), color);
        String solution = AdvisoryText.solution(advisory.versions().patched());
        label.line(out, "Solution: ", warning ? null : solution, color);
    }

    private void yank(Yank yank) {
        Label.WARNING.line(out, "Warning:  ", AdvisoryText.YANKED, color);
        if (!yank.reasons().isEmpty()) {
            Label.WARNING.line(out, "Reason:   ", YankText.firstReason(yank), color);
        }
    }

    /** A line a command, in the order in which they are run; else the sentence. */
    private void fix(FixAdvice advice, Label label) {
        if (advice.commands().isEmpty()) {
            label.line(out, entry.findings().isEmpty() ? "Action:   " : "Fix:      ", advice.sentence(), color);
        }
        advice.commands().forEach(command -> label.line(out, "Fix:      ", command, color));
    }
}
