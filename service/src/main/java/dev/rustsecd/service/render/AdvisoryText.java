package dev.rustsecd.service.render;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.words.FindingSentences;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The phrases that reports say of an advisory, in cargo-audit's words. */
public final class AdvisoryText {
    /** The kind of a yank, beside those of advisories. */
    public static final String YANKED = "yanked";

    /** What malware is called. */
    public static final String MALICIOUS = "malicious";

    private static final String CC_BY = "CC-BY-4.0";

    private AdvisoryText() {}

    /**
     * Where people read on: its page at rustsec.org, or the address that its licence or another source asks for; what has
     * neither leads to the page of this service.
     */
    public static String url(AdvisoryRecord record) {
        String url = record.advisory().url();
        boolean ownFirst = record.advisory().license().equals(CC_BY) || !record.isAtRustSec();
        return ownFirst && url != null ? url : record.page();
    }

    /** {@code 9.8 (critical)}. */
    public static @Nullable String severity(@Nullable Severity severity) {
        if (severity == null) {
            return null;
        }
        String score = BigDecimal.valueOf(severity.score()).stripTrailingZeros().toPlainString();
        return score + " (" + severity.level().label() + ')';
    }

    /** What was found: {@code time 0.1.42 is vulnerable: RUSTSEC-2020-0071 (Potential segfault in the time crate).} */
    public static String found(Finding finding) {
        String label = finding.affected().label();
        String id = finding.advisory().id().text();
        String title = PlainMarkdown.inline(finding.advisory().title()).strip();
        return switch (finding.kind()) {
            case VULNERABILITY -> FindingSentences.vulnerable(label, id, title);
            case UNSOUND -> FindingSentences.unsound(label, id, title);
            case UNMAINTAINED -> FindingSentences.unmaintained(label, id, title);
            case NOTICE -> FindingSentences.notice(label, id, title);
        };
    }

    /** {@code Upgrade to >=1.2.3 OR ^1.1.5}. */
    public static String solution(List<VersionReq> patched) {
        return patched.isEmpty()
                ? FindingSentences.noSolution()
                : FindingSentences.solution(
                        patched.stream().map(VersionReq::toString).collect(Collectors.joining(" OR ")));
    }
}
