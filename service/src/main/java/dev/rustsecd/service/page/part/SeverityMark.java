package dev.rustsecd.service.page.part;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Severity;
import java.util.List;

/**
 * How grave an advisory is, in a word or two.
 *
 * @param style the class under which it is coloured; the label says the same in words
 * @param key what a report is filtered by
 */
public record SeverityMark(String label, String style, String key) {
    /** What a report is filtered by, the gravest first. */
    public static final List<String> KEYS = List.of(
            "malicious",
            "critical",
            "high",
            "medium",
            "low",
            "unscored",
            "unsound",
            "unmaintained",
            "notice",
            "yanked");

    public static SeverityMark of(Advisory advisory) {
        Severity severity = advisory.severity();
        if (advisory.kind() != AdvisoryKind.VULNERABILITY) {
            String word = advisory.informational() == null ? advisory.kind().label() : advisory.informational();
            return new SeverityMark(word, "informational", advisory.kind().label());
        }
        if (advisory.isMalicious()) {
            return new SeverityMark("malicious", "malicious", "malicious");
        }
        if (severity == null) {
            return new SeverityMark("no score", "unscored", "unscored");
        }
        String level = severity.level().label();
        return new SeverityMark(
                level + " " + severity.score(), level, severity.level() == Severity.Level.NONE ? "low" : level);
    }

    /** Of a yanked version. */
    public static SeverityMark yanked() {
        return new SeverityMark("yanked", "informational", "yanked");
    }

    /** From 0, the gravest. */
    public int rank() {
        return KEYS.indexOf(key);
    }
}
