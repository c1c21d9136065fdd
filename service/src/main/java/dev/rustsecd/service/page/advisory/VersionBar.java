package dev.rustsecd.service.page.advisory;

import dev.rustsecd.advisory.AffectedVersions;
import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionRange;
import dev.rustsecd.semver.VersionReq;
import dev.rustsecd.words.page.AdvisoryPageSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a crate from old to new, drawn as one bar: what an advisory affects, and where it is fixed. Positions along
 * the bar are percentages.
 *
 * @param points where affected versions end and fixed ones begin
 * @param sentence the same in words
 * @param hint what the widths mean
 */
public record VersionBar(List<Segment> segments, List<Point> points, String sentence, String hint) {
    /** More are not to be told apart. */
    private static final int MAX_SEGMENTS = 12;

    private static final int MAX_LABELS = 3;

    /** The least share of the width. */
    private static final double LEAST = 0.05;

    /** A stretch of versions; {@code text} is its range. */
    public record Segment(String x, String width, boolean affected, String text, String count) {}

    /** A boundary; {@code anchor} is that of its text, {@code row} the line on which that stands. */
    public record Point(String x, String anchor, int row, String label) {}

    private record Stretch(VersionRange range, boolean affected, long count) {}

    /**
     * @param newestFirst the published versions; null where they are not known
     * @return null where there is nothing to see: no range, or too many
     */
    public static @Nullable VersionBar of(
            String crate, AffectedVersions versions, @Nullable List<PublishedVersion> newestFirst) {
        List<VersionRange> ranges = VersionRanges.shown(versions.affected());
        List<PublishedVersion> published = newestFirst == null ? List.of() : newestFirst;
        boolean scaled = !published.isEmpty();
        List<Stretch> stretches = stretches(ranges, published);
        if (ranges.isEmpty() || stretches.size() > MAX_SEGMENTS) {
            return null;
        }
        List<Segment> segments = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        double total = stretches.stream()
                .mapToDouble(stretch -> weight(stretch, scaled))
                .sum();
        double share = 1 - LEAST * stretches.size();
        double x = 0;
        for (Stretch stretch : stretches) {
            double width = LEAST + (total == 0 ? share / stretches.size() : share * weight(stretch, scaled) / total);
            segments.add(segment(stretch, x, width, scaled));
            x += width;
            Version fixed = stretch.range().fixed();
            if (stretch.affected() && fixed != null && isPatched(versions, fixed) && points.size() < MAX_LABELS) {
                points.add(point(x, points.size(), VersionRanges.lower(fixed)));
            }
        }
        return new VersionBar(
                segments,
                points,
                AdvisoryPageSentences.bar(crate, VersionRanges.joined(ranges), fixes(versions)),
                scaled ? AdvisoryPageSentences.barHint() : AdvisoryPageSentences.barHintWithoutVersions());
    }

    private static String fixes(AffectedVersions versions) {
        String fixes = versions.patched().stream().map(VersionReq::toString).collect(Collectors.joining("; "));
        return fixes.isEmpty() ? AdvisoryPageSentences.noVersion() : fixes;
    }

    /** Whether a version is one that fixes it, and not one that never had it. */
    private static boolean isPatched(AffectedVersions versions, Version version) {
        return versions.patched().stream().anyMatch(patched -> patched.matches(version.release()));
    }

    private static double weight(Stretch stretch, boolean scaled) {
        return scaled ? Math.sqrt((double) stretch.count()) : 1;
    }

    private static Segment segment(Stretch stretch, double x, double width, boolean scaled) {
        return new Segment(
                percent(x),
                percent(width),
                stretch.affected(),
                VersionRanges.text(stretch.range()),
                scaled ? AdvisoryPageSentences.versions(stretch.count()) : "");
    }

    private static Point point(double x, int row, String version) {
        String anchor = x > 0.5 ? "end" : "start";
        return new Point(percent(x), anchor, row, AdvisoryPageSentences.fixedIn(version));
    }

    /** The ranges and what lies between them; of published versions those that have any. */
    private static List<Stretch> stretches(List<VersionRange> affected, List<PublishedVersion> published) {
        List<Stretch> stretches = new ArrayList<>();
        Version end = null;
        boolean first = true;
        for (VersionRange range : affected) {
            if (!first || range.introduced() != null) {
                stretches.add(stretch(new VersionRange(end, range.introduced()), false, published));
            }
            stretches.add(stretch(range, true, published));
            end = range.fixed();
            first = false;
        }
        if (end != null) {
            stretches.add(stretch(new VersionRange(end, null), false, published));
        }
        stretches.removeIf(stretch -> !stretch.affected() && stretch.count() == 0 && !published.isEmpty());
        return stretches;
    }

    private static Stretch stretch(VersionRange range, boolean affected, List<PublishedVersion> published) {
        long count = published.stream()
                .map(each -> each.release().version())
                .filter(version -> version != null && range.contains(version))
                .count();
        return new Stretch(range, affected, count);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }

    /** Pixels above the bar for the labels. */
    public int labelsHeight() {
        return points.size() * 20;
    }
}
