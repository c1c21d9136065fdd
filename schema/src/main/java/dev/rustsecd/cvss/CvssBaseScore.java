package dev.rustsecd.cvss;

import java.util.Map;

/**
 * The base scores of CVSS v2 and v3. In v3 a metric that the vector does not have weighs nothing, as in RustSec's own
 * reader; the double arithmetic is in the order of the specification, since ties in rounding depend on it.
 */
final class CvssBaseScore {
    private static final double MAX = 10;

    // Source: FIRST, CVSS v2 complete guide, section 3.2.1.
    private static final Map<String, Double> V2 = Map.ofEntries(
            Map.entry("AV:L", 0.395),
            Map.entry("AV:A", 0.646),
            Map.entry("AV:N", 1.0),
            Map.entry("AC:H", 0.35),
            Map.entry("AC:M", 0.61),
            Map.entry("AC:L", 0.71),
            Map.entry("Au:M", 0.45),
            Map.entry("Au:S", 0.56),
            Map.entry("Au:N", 0.704),
            Map.entry("C:P", 0.275),
            Map.entry("I:P", 0.275),
            Map.entry("A:P", 0.275),
            Map.entry("C:C", 0.66),
            Map.entry("I:C", 0.66),
            Map.entry("A:C", 0.66));

    // Source: FIRST, CVSS v3.1 specification, section 7.4; v3.0 has the same.
    private static final Map<String, Double> V3 = Map.ofEntries(
            Map.entry("AV:N", 0.85),
            Map.entry("AV:A", 0.62),
            Map.entry("AV:L", 0.55),
            Map.entry("AV:P", 0.2),
            Map.entry("AC:L", 0.77),
            Map.entry("AC:H", 0.44),
            Map.entry("PR:N", 0.85),
            Map.entry("PR:L", 0.62),
            Map.entry("PR:H", 0.27),
            Map.entry("UI:N", 0.85),
            Map.entry("UI:R", 0.62),
            Map.entry("C:L", 0.22),
            Map.entry("I:L", 0.22),
            Map.entry("A:L", 0.22),
            Map.entry("C:H", 0.56),
            Map.entry("I:H", 0.56),
            Map.entry("A:H", 0.56));

    /** Where the scope changes, privileges weigh otherwise. */
    private static final Map<String, Double> V3_CHANGED_PRIVILEGES = Map.of("L", 0.68, "H", 0.5);

    private CvssBaseScore() {}

    static double ofV2(Map<String, String> values) {
        double impact = 10.41 * (1 - (1 - v2(values, "C")) * (1 - v2(values, "I")) * (1 - v2(values, "A")));
        double exploitability = 20 * v2(values, "AV") * v2(values, "AC") * v2(values, "Au");
        double factor = impact == 0 ? 0 : 1.176;
        double score = ((0.6 * impact) + (0.4 * exploitability) - 1.5) * factor;
        return Math.max(0, Math.floor((score + 1e-6) * 10 + 0.5) / 10);
    }

    static double ofV3(Map<String, String> values) {
        boolean changed = "C".equals(values.get("S"));
        double base = 1 - Math.abs((1 - v3(values, "C")) * (1 - v3(values, "I")) * (1 - v3(values, "A")));
        double impact = changed ? 7.52 * (base - 0.029) - 3.25 * Math.pow(base - 0.02, 15) : 6.42 * base;
        if (impact <= 0) {
            return 0;
        }
        double exploitability =
                8.22 * v3(values, "AV") * v3(values, "AC") * privileges(values, changed) * v3(values, "UI");
        double sum = impact + exploitability;
        return roundUp(Math.min(MAX, changed ? 1.08 * sum : sum));
    }

    // Source: FIRST, CVSS v3.1 specification, appendix A, "Roundup".
    private static double roundUp(double score) {
        long scaled = (long) (score * 100_000);
        return scaled % 10_000 == 0 ? scaled / 100_000.0 : (Math.floor(scaled / 10_000.0) + 1) / 10;
    }

    private static double privileges(Map<String, String> values, boolean changed) {
        String value = values.getOrDefault("PR", "");
        return changed && V3_CHANGED_PRIVILEGES.containsKey(value)
                ? V3_CHANGED_PRIVILEGES.get(value)
                : v3(values, "PR");
    }

    private static double v2(Map<String, String> values, String metric) {
        return V2.getOrDefault(metric + ":" + values.get(metric), 0.0);
    }

    private static double v3(Map<String, String> values, String metric) {
        return V3.getOrDefault(metric + ":" + values.get(metric), 0.0);
    }
}
