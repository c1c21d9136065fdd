package dev.rustsecd.cvss;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The score of a CVSS v4.0 vector.
 *
 * <p>Source: FIRST, CVSS v4.0 specification, section 8. A vector falls into a macro vector, six classes that have a
 * score in a table. That score is lowered by the mean of four shares, one a group of metrics: how far the vector is
 * from the most severe vector of its class, on the way to the next lower class.
 */
final class CvssV4Score {
    private static final double MAX = 10;

    // Against ties that binary fractions miss. Source: FIRST's own calculator.
    private static final double EPSILON = 1e-6;

    /** The values of each metric from the most severe on; the index is the level. */
    private static final Map<String, String> LEVELS = Map.ofEntries(
            Map.entry("AV", "NALP"),
            Map.entry("PR", "NLH"),
            Map.entry("UI", "NPA"),
            Map.entry("AC", "LH"),
            Map.entry("AT", "NP"),
            Map.entry("VC", "HLN"),
            Map.entry("VI", "HLN"),
            Map.entry("VA", "HLN"),
            Map.entry("SC", "SHLN"),
            Map.entry("SI", "SHLN"),
            Map.entry("SA", "SHLN"),
            Map.entry("CR", "HML"),
            Map.entry("IR", "HML"),
            Map.entry("AR", "HML"));

    private static final List<String> EXPLOITABILITY = List.of("AV", "PR", "UI");
    private static final List<String> COMPLEXITY = List.of("AC", "AT");
    private static final List<String> VULNERABLE = List.of("VC", "VI", "VA", "CR", "IR", "AR");
    private static final List<String> SUBSEQUENT = List.of("SC", "SI", "SA");

    /**
     * A class of one group of metrics.
     *
     * @param maximal its most severe vectors, one letter a metric
     * @param depth how many steps of severity it has
     */
    private record SeverityClass(List<String> maximal, int depth) {
        static SeverityClass of(int depth, String... maximal) {
            return new SeverityClass(List.of(maximal), depth);
        }
    }

    // Source: FIRST, CVSS v4.0 specification, tables 24 to 29.
    private static final List<SeverityClass> EQ1 = List.of(
            SeverityClass.of(1, "NNN"), SeverityClass.of(4, "ANN", "NLN", "NNP"), SeverityClass.of(5, "PNN", "ALP"));
    private static final List<SeverityClass> EQ2 = List.of(SeverityClass.of(1, "LN"), SeverityClass.of(2, "HN", "LP"));
    private static final Map<String, SeverityClass> EQ3_AND_6 = Map.of(
            "00", SeverityClass.of(7, "HHHHHH"),
            "01", SeverityClass.of(6, "HHLMMH", "HHHMMM"),
            "10", SeverityClass.of(8, "LHHHHH", "HLHHHH"),
            "11", SeverityClass.of(8, "LHLHMH", "LHHHMM", "HLHMHM", "HLLMHH", "LLHHHM"),
            "21", SeverityClass.of(10, "LLLHHH"));
    private static final List<SeverityClass> EQ4 =
            List.of(SeverityClass.of(6, "HSS"), SeverityClass.of(5, "HHH"), SeverityClass.of(4, "LLL"));

    private final Map<String, String> values;

    private CvssV4Score(Map<String, String> values) {
        this.values = values;
    }

    static double of(Map<String, String> values) {
        CvssV4Score score = new CvssV4Score(values);
        return score.hasImpact() ? score.score() : 0;
    }

    private double score() {
        MacroVector macro = macroVector();
        double own = macro.score().orElseThrow();
        double sum = 0;
        int count = 0;
        double[] steps = {
            share(own, macro.with(0), distance(EXPLOITABILITY, EQ1.get(macro.eq(0)))),
            share(own, macro.with(1), distance(COMPLEXITY, EQ2.get(macro.eq(1)))),
            share(own, macro.nextOfEq3And6(), distance(VULNERABLE, eq3And6(macro))),
            share(own, macro.with(3), distance(SUBSEQUENT, EQ4.get(macro.eq(3)))),
            share(own, macro.with(4), 0)
        };
        for (double step : steps) {
            if (!Double.isNaN(step)) {
                sum += step;
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double score = Math.min(MAX, Math.max(0, own - mean));
        return Math.floor((score + EPSILON) * 10 + 0.5) / 10;
    }

    /** The part of the way down to the next class; not a number where there is none. */
    private static double share(double own, Optional<Double> next, double distance) {
        return next.map(lower -> (own - lower) * distance).orElse(Double.NaN);
    }

    /** How far the vector is from the first maximal vector that is nowhere less severe, as part of the class's depth. */
    private double distance(List<String> metrics, SeverityClass severityClass) {
        for (String maximal : severityClass.maximal()) {
            int distance = distance(metrics, maximal);
            if (distance >= 0) {
                return distance / (double) severityClass.depth();
            }
        }
        throw new IllegalStateException("no maximal vector");
    }

    private int distance(List<String> metrics, String maximal) {
        int sum = 0;
        for (int i = 0; i < metrics.size(); i++) {
            String levels = LEVELS.getOrDefault(metrics.get(i), "");
            int step = levels.indexOf(value(metrics.get(i))) - levels.indexOf(maximal.charAt(i));
            if (step < 0) {
                return -1;
            }
            sum += step;
        }
        return sum;
    }

    private static SeverityClass eq3And6(MacroVector macro) {
        return Optional.ofNullable(EQ3_AND_6.get("" + macro.eq(2) + macro.eq(5)))
                .orElseThrow();
    }

    // Source: FIRST, CVSS v4.0 specification, tables 24 to 29.
    private MacroVector macroVector() {
        boolean network = is("AV", "N");
        boolean unprivileged = is("PR", "N");
        boolean unattended = is("UI", "N");
        int eq1 = network && unprivileged && unattended
                ? 0
                : (network || unprivileged || unattended) && !is("AV", "P") ? 1 : 2;
        int eq2 = is("AC", "L") && is("AT", "N") ? 0 : 1;
        int eq3 = is("VC", "H") && is("VI", "H") ? 0 : is("VC", "H") || is("VI", "H") || is("VA", "H") ? 1 : 2;
        int eq4 = is("SI", "S") || is("SA", "S") ? 0 : is("SC", "H") || is("SI", "H") || is("SA", "H") ? 1 : 2;
        int eq5 = is("E", "A") ? 0 : is("E", "P") ? 1 : 2;
        int eq6 = isRequired("C") || isRequired("I") || isRequired("A") ? 0 : 1;
        return new MacroVector(List.of(eq1, eq2, eq3, eq4, eq5, eq6));
    }

    private boolean isRequired(String impact) {
        return is(impact + "R", "H") && is("V" + impact, "H");
    }

    private boolean hasImpact() {
        return !List.of("VC", "VI", "VA", "SC", "SI", "SA").stream().allMatch(metric -> is(metric, "N"));
    }

    private boolean is(String metric, String value) {
        return value(metric).equals(value);
    }

    /** The value that counts: the modified one if there is one, the worst case where none is given. */
    private String value(String metric) {
        String modified = values.getOrDefault("M" + metric, "X");
        String value = modified.equals("X") ? values.getOrDefault(metric, "X") : modified;
        if (!value.equals("X")) {
            return value;
        }
        return metric.equals("E") ? "A" : "H";
    }
}
