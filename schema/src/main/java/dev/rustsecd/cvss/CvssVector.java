package dev.rustsecd.cvss;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.VersionSentences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A CVSS vector: a version, and values of its metrics. Order and case are free on reading, but for the case of version 2;
 * {@link #toString} is canonical.
 *
 * <p>Source: cvss crate, its grammar and its messages.
 */
public final class CvssVector {
    private static final String PREFIX = "CVSS";
    private static final Pattern NAMED_VERSION = Pattern.compile("CVSS:([0-9]+(?:\\.[0-9]+)*)(?:/.*)?", Pattern.DOTALL);

    private final CvssVersion version;
    private final Map<String, String> values;

    private CvssVector(CvssVersion version, Map<String, String> values) {
        this.version = version;
        this.values = Map.copyOf(values);
    }

    /**
     * @throws RejectedInput {@link Rejection#CVSS_INVALID}
     */
    public static CvssVector parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw invalidComponent(text);
        }
        String head = text.substring(0, slash);
        int colon = head.indexOf(':');
        if (colon < 0) {
            throw invalidComponent(head);
        }
        String number = head.substring(colon + 1);
        if (number.indexOf('.') < 0) {
            // Vectors of version 2 have no prefix; the first metric stands here.
            return read(CvssVersion.V2_0, text);
        }
        if (!head.startsWith(PREFIX) || colon != PREFIX.length()) {
            throw reject(VersionSentences.cvssPrefix(head.substring(0, colon)));
        }
        return read(CvssVersion.ofPrefixed(number), text.substring(slash + 1));
    }

    private static CvssVector read(CvssVersion version, String metrics) {
        String[] components = metrics.split("/", -1);
        for (String component : components) {
            int colon = component.indexOf(':');
            if (colon < 0 || component.indexOf(':', colon + 1) >= 0) {
                throw invalidComponent(component);
            }
        }
        Map<String, String> values = new HashMap<>();
        for (String component : components) {
            int colon = component.indexOf(':');
            CvssMetric metric = version.metric(component.substring(0, colon));
            String value = version.value(metric, component.substring(colon + 1));
            if (values.put(metric.id(), value) != null) {
                throw reject(VersionSentences.cvssDuplicate(version.named(metric)));
            }
        }
        for (CvssMetric metric : version.mandatoryMetrics()) {
            if (!values.containsKey(metric.id())) {
                throw reject(VersionSentences.cvssMissing(version.named(metric)));
            }
        }
        return new CvssVector(version, values);
    }

    /** {@code 2.0}, {@code 3.0}, {@code 3.1} or {@code 4.0}. */
    public String version() {
        return version.number();
    }

    /** 0.0 to 10.0, one decimal. */
    public double score() {
        return switch (version) {
            case V2_0 -> CvssBaseScore.ofV2(values);
            case V3_0, V3_1 -> CvssBaseScore.ofV3(values);
            case V4_0 -> CvssV4Score.of(values);
        };
    }

    /**
     * One metric with its value.
     *
     * @param id as the vector has it: {@code AV}
     * @param name {@code Attack Vector}
     */
    public record Metric(String id, String name, String value) {}

    /** The metrics that the vector has, in canonical order. */
    public List<Metric> metrics() {
        return version.metrics().stream()
                .filter(metric -> values.containsKey(metric.id()))
                .map(metric -> new Metric(metric.id(), metric.description(), values.getOrDefault(metric.id(), "")))
                .toList();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        String metrics = version.metrics().stream()
                .filter(metric -> values.containsKey(metric.id()))
                .map(metric -> "/" + metric.id() + ":" + values.get(metric.id()))
                .collect(Collectors.joining());
        return version == CvssVersion.V2_0 ? metrics.substring(1) : version.prefix() + metrics;
    }

    /** Whether it names a version that {@link #parse} knows nothing of, so that its metrics mean nothing here. */
    public static boolean isOfUnknownVersion(String text) {
        Matcher named = NAMED_VERSION.matcher(text);
        return named.matches() && !CvssVersion.isKnown(named.group(1));
    }

    private static RejectedInput invalidComponent(String component) {
        return reject(VersionSentences.cvssComponent(component));
    }

    private static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.CVSS_INVALID, detail);
    }
}
