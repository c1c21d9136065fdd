package dev.rustsecd.cvss;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.VersionSentences;
import java.util.Arrays;
import java.util.List;

/**
 * A version of CVSS: what its vectors start with, and the metrics that they may have, in canonical order.
 *
 * <p>Source: FIRST, CVSS v2, v3.0, v3.1 and v4.0 specifications; of v3, RustSec takes the base metrics only.
 */
enum CvssVersion {
    V2_0("2.0", "CVSSv2", 6),
    V3_0("3.0", "CVSSv3", 0),
    V3_1("3.1", "CVSSv3", 0),
    V4_0("4.0", "CVSSv4", 11);

    private final String number;
    private final String label;
    private final int mandatory;

    /**
     * @param label as messages name it
     * @param mandatory how many of the metrics, from the first on, a vector must have
     */
    CvssVersion(String number, String label, int mandatory) {
        this.number = number;
        this.label = label;
        this.mandatory = mandatory;
    }

    static CvssVersion ofPrefixed(String number) {
        return Arrays.stream(values())
                .filter(version -> version != V2_0 && version.number.equals(number))
                .findFirst()
                .orElseThrow(() -> reject(VersionSentences.cvssVersion(number)));
    }

    /** Whether vectors may be of this version, though those of version 2 do not say so. */
    static boolean isKnown(String number) {
        return Arrays.stream(values()).anyMatch(version -> version.number.equals(number));
    }

    /** {@code 3.1}. */
    String number() {
        return number;
    }

    /** What a canonical vector starts with; nothing in version 2. */
    String prefix() {
        return this == V2_0 ? "" : "CVSS:" + number;
    }

    List<CvssMetric> metrics() {
        return switch (this) {
            case V2_0 -> CvssMetric.V2;
            case V3_0, V3_1 -> CvssMetric.V3;
            case V4_0 -> CvssMetric.V4;
        };
    }

    List<CvssMetric> mandatoryMetrics() {
        return metrics().subList(0, mandatory);
    }

    CvssMetric metric(String id) {
        return metrics().stream()
                .filter(metric -> isSame(metric.id(), id))
                .findFirst()
                .orElseThrow(() -> reject(VersionSentences.cvssName(written(id))));
    }

    /** The canonical spelling of a value. */
    String value(CvssMetric metric, String value) {
        return metric.values().stream()
                .filter(known -> isSame(known, value))
                .findFirst()
                .orElseThrow(() -> reject(VersionSentences.cvssValue(named(metric), written(value))));
    }

    /** {@code CVSSv3 AV (Attack Vector)}. */
    String named(CvssMetric metric) {
        return label + " " + metric.id() + " (" + metric.description() + ")";
    }

    // Case counts in version 2 only.
    private boolean isSame(String known, String read) {
        return this == V2_0 ? known.equals(read) : upperCase(known).equals(upperCase(read));
    }

    private String written(String read) {
        return this == V2_0 ? read : upperCase(read);
    }

    private static String upperCase(String text) {
        StringBuilder upper = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper.append(c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c);
        }
        return upper.toString();
    }

    private static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.CVSS_INVALID, detail);
    }
}
