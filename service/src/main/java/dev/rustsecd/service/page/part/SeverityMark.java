package dev.rustsecd.service.page.part;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.advisory.Severity;

/**
 * How grave an advisory is, in a word or two.
 *
 * @param style the class under which it is coloured; the label says the same in words
 */
public record SeverityMark(String label, String style) {
    public static SeverityMark of(Advisory advisory) {
        Severity severity = advisory.severity();
        if (advisory.kind() != AdvisoryKind.VULNERABILITY) {
            String word = advisory.informational() == null ? advisory.kind().label() : advisory.informational();
            return new SeverityMark(word, "informational");
        }
        if (advisory.isMalicious()) {
            return new SeverityMark("malicious", "malicious");
        }
        return severity == null
                ? new SeverityMark("vulnerability", "unscored")
                : new SeverityMark(
                        severity.level().label() + " " + severity.score(),
                        severity.level().label());
    }
}
