package dev.rustsecd.service.page.timeline;

import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.words.page.TimelineSentences;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of a crate, drawn: a bar for each line, the newest on top, its versions from left to right. Lengths are
 * percentages and heights pixels, so that the picture is as wide as there is room and its text stays as large as it is.
 *
 * @param lines the same, for a table
 * @param sentence the same in one sentence
 */
public record Timeline(List<Bar> bars, List<VersionLine> lines, String sentence) {
    private static final int MAX_LINES = 16;

    /** Pixels from one bar to the next. */
    private static final int STEP = 48;

    private static final int TEXT = 15;
    private static final int MIDDLE = 32;

    /** The part of the whole width that the bar of a line with a single version has. */
    private static final double LEAST = 0.12;

    /** By this part of its line every piece is longer than its share, so that the shortest is seen. */
    private static final double EXTRA = 0.02;

    /** A line, drawn; positions are in pixels from the top. */
    public record Bar(String name, String note, int textY, List<Piece> pieces) {}

    /** A run, drawn; {@code x} and {@code width} are percentages. */
    public record Piece(String x, String width, int y, int height, String style, String sentence) {}

    /** @param newestFirst every version; empty where there is none to draw */
    public static Timeline of(List<PublishedVersion> newestFirst) {
        List<VersionLine> lines = VersionLine.of(newestFirst, MAX_LINES);
        int longest = lines.stream().mapToInt(VersionLine::count).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (VersionLine line : lines) {
            int top = bars.size() * STEP;
            double width = 100 * (LEAST + (1 - LEAST) * line.count() / longest);
            bars.add(new Bar(line.name(), line.note(), top + TEXT, pieces(line, width, top + MIDDLE)));
        }
        return new Timeline(bars, lines, sentence(newestFirst));
    }

    private static List<Piece> pieces(VersionLine line, double width, int middle) {
        double whole = line.count() * (1 + EXTRA * line.runs().size());
        List<Piece> pieces = new ArrayList<>();
        double x = 0;
        for (VersionRun run : line.runs()) {
            double length = width * (run.count() + EXTRA * line.count()) / whole;
            RunMark mark = run.mark();
            pieces.add(new Piece(
                    percent(x),
                    percent(length),
                    middle - mark.height() / 2,
                    mark.height(),
                    mark.style(),
                    run.sentence()));
            x += length;
        }
        return pieces;
    }

    private static String sentence(List<PublishedVersion> versions) {
        List<String> parts = new ArrayList<>();
        for (RunMark mark : RunMark.values()) {
            long count = versions.stream()
                    .filter(version -> RunMark.of(version.status()) == mark)
                    .count();
            if (count > 0) {
                parts.add(TimelineSentences.counted(count, mark.words()));
            }
        }
        return TimelineSentences.all(versions.size(), parts);
    }

    private static String percent(double value) {
        return Math.round(value * 100) / 100.0 + "%";
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    /** In pixels. */
    public int height() {
        return bars.size() * STEP;
    }

    /** The marks that are drawn, in the order of the legend. */
    public List<RunMark> marks() {
        return lines.stream()
                .flatMap(line -> line.runs().stream())
                .map(VersionRun::mark)
                .distinct()
                .sorted()
                .toList();
    }
}
