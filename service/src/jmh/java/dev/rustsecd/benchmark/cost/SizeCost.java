package dev.rustsecd.benchmark.cost;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** How the cost of a lockfile grows with its packages: made lockfiles of several sizes, on the index that they are made from. */
final class SizeCost {
    private static final int[] SIZES = {50, 150, 500, 1_500, 5_000};
    private static final int LOCKFILES_A_SIZE = 4;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 9;
    private static final long SEED = 14;
    private static final Pattern PACKAGE = Pattern.compile("\\[\\[package");
    private static final Pattern FINDING = Pattern.compile("\"paths\":");

    private SizeCost() {}

    /** A lockfile and what it cost. */
    private record Point(int series, int packages, double with, double without) {}

    /** The table's line; prints what it is made of. */
    static Result measure(ServiceProcess service, IndexFolder index, List<String> names) {
        List<Point> points = new ArrayList<>();
        System.out.println("\n| packages | findings | us with plans | us without | ratio |\n|---|---|---|---|---|");
        for (int size : SIZES) {
            LockfileMaker maker = new LockfileMaker(index, names, LockfileMaker.Age.USUAL, SEED + size);
            for (int i = 0; i < LOCKFILES_A_SIZE; i++) {
                points.add(point(service, i, maker.lockfile(size).getBytes(StandardCharsets.UTF_8)));
            }
        }
        System.out.println("exponent without plans " + exponents(points, Point::without) + "\n");
        return Result.atMost("exponent of the cost from 50 to 5,000 packages", exponents(points, Point::with), 1.1, "");
    }

    /** Of all lockfiles, and the least and the most of series with one lockfile a size. */
    private static Spread exponents(List<Point> points, ToDoubleFunction<Point> cost) {
        List<Double> exponents = new ArrayList<>();
        for (int i = 0; i < LOCKFILES_A_SIZE; i++) {
            int series = i;
            exponents.add(exponent(
                    points.stream().filter(point -> point.series() == series).toList(), cost));
        }
        Spread each = Spread.of(exponents);
        return new Spread(each.least(), exponent(points, cost), each.most());
    }

    private static Point point(ServiceProcess service, int series, byte[] lockfile) {
        for (int i = 0; i < WARM_UPS; i++) {
            service.audit(lockfile, true);
            service.audit(lockfile, false);
        }
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            with.add(service.spentOn(lockfile, true).micros());
            without.add(service.spentOn(lockfile, false).micros());
        }
        int packages = count(PACKAGE, new String(lockfile, StandardCharsets.UTF_8));
        Point point = new Point(
                series, packages, Spread.of(with).median(), Spread.of(without).median());
        System.out.println("| " + packages + " | " + count(FINDING, service.report(lockfile)) + " | "
                + Spread.of(with) + " | " + Spread.of(without) + " | " + Spread.text(point.with() / point.without())
                + " |");
        return point;
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }

    /** The slope of the straight line through the logarithms that has the least squares. */
    private static double exponent(List<Point> points, ToDoubleFunction<Point> cost) {
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (Point point : points) {
            double x = Math.log(point.packages());
            double y = Math.log(cost.applyAsDouble(point));
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }
        int n = points.size();
        return (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    }
}
