package dev.rustsecd.service.render.markdown;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.service.render.YankText;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankClass;

/** A yanked package in a comment. */
record YankMarkdown(YankedPackage yanked) implements Entry {
    private static final int MAX_REASON_IN_ROW = 200;
    private static final int MAX_REASON = 1_000;
    private static final int MAX_REASONS = 5;
    private static final int MAX_EVIDENCE = 500;
    private static final int MAX_SENTENCES = 5;

    /** Whether somebody may be driving people to another version. */
    boolean isSuspicious() {
        return yanked.yank().yankClass() == YankClass.SUSPICIOUS;
    }

    @Override
    public String row() {
        Yank yank = yanked.yank();
        String reason = MarkdownText.cut(YankText.firstReason(yank), MAX_REASON_IN_ROW);
        return "| " + EntryText.locked(yanked.locked()) + " | " + MarkdownText.prose(reason) + " | "
                + YankText.kind(yank) + " | " + EntryText.NONE + " | "
                + EntryText.wayOut(YankText.advice(yanked), YankText.commands(yanked)) + " |\n";
    }

    @Override
    public String details() {
        Yank yank = yanked.yank();
        StringBuilder out = new StringBuilder();
        EntryText.open(out, yanked.locked(), YankText.kind(yank));
        if (yank.reasons().isEmpty()) {
            EntryText.item(out, YankText.firstReason(yank) + '.');
        }
        YankText.reasons(yank).stream()
                .limit(MAX_REASONS)
                .forEach(reason -> EntryText.item(out, MarkdownText.cut(reason, MAX_REASON)));
        YankText.affected(yank).ifPresent(sentence -> EntryText.item(out, MarkdownText.cut(sentence, MAX_REASON)));
        EntryText.item(out, YankText.advice(yanked));
        EntryText.commands(out, YankText.commands(yanked));
        yank.evidence().stream()
                .limit(MAX_SENTENCES)
                .forEach(sentence -> EntryText.item(out, MarkdownText.cut(sentence, MAX_EVIDENCE)));
        EntryText.paths(out, yanked.paths());
        return EntryText.closed(out);
    }
}
