package dev.rustsecd.advisory;

import dev.rustsecd.cvss.CvssVector;
import dev.rustsecd.reject.RejectedInput;
import java.util.Locale;

/**
 * The severity that a CVSS vector gives.
 *
 * @param vector the vector in canonical form
 * @param version {@code 3.0}, {@code 3.1}, {@code 4.0} or {@code 2.0}
 * @param score 0.0 to 10.0, one decimal
 */
public record Severity(String vector, String version, double score, Level level) {
    private static final String CVSS_2 = "2.0";

    /**
     * The severity of a vector of version 2.0, 3.0, 3.1 or 4.0.
     *
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#CVSS_INVALID}, with the message of the cvss crate
     */
    public static Severity parse(String vector) {
        CvssVector parsed = CvssVector.parse(vector);
        double score = parsed.score();
        Level level = parsed.version().equals(CVSS_2) ? Level.ofV2(score) : Level.of(score);
        return new Severity(parsed.toString(), parsed.version(), score, level);
    }

    /** The rating of a score, in ascending order. */
    public enum Level {
        NONE,
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL;

        // Source: FIRST, CVSS v3.1 and v4.0, qualitative severity rating scale.
        public static Level of(double score) {
            if (score < 0.1) {
                return NONE;
            }
            if (score < 4.0) {
                return LOW;
            }
            if (score < 7.0) {
                return MEDIUM;
            }
            return score < 9.0 ? HIGH : CRITICAL;
        }

        // Source: NVD, severity ratings of CVSS v2; it has neither none nor critical.
        static Level ofV2(double score) {
            if (score < 4.0) {
                return LOW;
            }
            return score < 7.0 ? MEDIUM : HIGH;
        }

        /** As JSON and the policy write it: {@code high}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
