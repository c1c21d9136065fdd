package dev.rustsecd.service.page.advisory;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.cvss.CvssVector;
import dev.rustsecd.words.page.CvssSentences;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A CVSS vector, explained metric by metric.
 *
 * @param score in a sentence
 */
public record SeverityFacts(String score, String vector, List<Metric> metrics) {
    /** A metric and what its value means. */
    public record Metric(String name, String code, String meaning) {}

    public static @Nullable SeverityFacts of(@Nullable Severity severity) {
        if (severity == null) {
            return null;
        }
        List<Metric> metrics = CvssVector.parse(severity.vector()).metrics().stream()
                .map(metric -> new Metric(
                        metric.name(),
                        metric.id() + ":" + metric.value(),
                        CvssMeanings.of(metric.id(), metric.value(), severity.version())))
                .toList();
        String score = String.format(Locale.ROOT, "%.1f", severity.score());
        return new SeverityFacts(
                CvssSentences.score(score, severity.level().label(), severity.version()), severity.vector(), metrics);
    }
}
