package dev.rustsecd.benchmark.cost;

import java.util.Collection;
import java.util.Locale;

/** A figure of several rounds. */
record Spread(double least, double median, double most) {
    /** @throws IllegalArgumentException for no rounds */
    static Spread of(Collection<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
        double[] sorted =
                rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 0 ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle];
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** Median, least and most where there are several, with as many digits as are worth reading. */
    @Override
    public String toString() {
        return least == most ? text(median) : text(median) + " (" + text(least) + " to " + text(most) + ")";
    }

    static String text(double number) {
        double size = Math.abs(number);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", number);
    }
}
