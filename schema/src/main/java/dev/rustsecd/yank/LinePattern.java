package dev.rustsecd.yank;

import dev.rustsecd.semver.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the yanks of one line look like.
 *
 * <p>A window is a day; yanks without a time are in every window. A version that is not yanked is new where it is younger
 * than the rule's age, or was published after the first yank of the window. The highest one that is not new stands: what is
 * yanked below it has a way out that everybody knows. Where at least three yanks of a window lie above it, and something
 * new is there to drive people to, the window is a wave.
 *
 * <p>Where nothing new is above them either, the line was closed by its owner long ago: of 2,102 yanked versions of the
 * index of 2026, 218 are in such lines. Yanks that are known to be new count all the same, for what they drive people to
 * may have been deleted by now.
 */
final class LinePattern {
    private final List<LineRelease> line;
    private final YankRule rule;
    private final Instant now;

    private boolean crowded;
    private @Nullable YankWave wave;

    /**
     * @param line the versions of one line that count, ascending
     */
    LinePattern(List<LineRelease> line, YankRule rule, Instant now) {
        this.line = line;
        this.rule = rule;
        this.now = now;
        judge();
    }

    /** The versions of the line that count, ascending. */
    List<LineRelease> releases() {
        return line;
    }

    /** Whether enough yanks came together to make a wave, whatever they leave. */
    boolean isCrowded() {
        return crowded;
    }

    /** The largest wave that is suspicious, or null. */
    @Nullable
    YankWave wave() {
        return wave;
    }

    private void judge() {
        List<LineRelease> timed = line.stream()
                .filter(release -> release.yankedAt() != null)
                .sorted(Comparator.comparing(release -> Objects.requireNonNull(release.yankedAt())))
                .toList();
        long untimed = line.stream()
                .filter(release -> release.isYanked() && release.yankedAt() == null)
                .count();
        if (timed.isEmpty() && untimed >= YankRule.WAVE) {
            look(null);
        }
        Instant before = null;
        int end = 0;
        for (int start = 0; start < timed.size(); start++) {
            Instant first = Objects.requireNonNull(timed.get(start).yankedAt());
            while (end < timed.size() && isClose(first, timed.get(end).yankedAt())) {
                end++;
            }
            if (end - start + untimed >= YankRule.WAVE && !first.equals(before)) {
                look(first);
            }
            before = first;
        }
    }

    private void look(@Nullable Instant first) {
        crowded = true;
        Version standing = null;
        for (LineRelease release : line) {
            standing = !release.isYanked() && !isNew(release, first) ? release.version() : standing;
        }
        List<LineRelease> yanked = new ArrayList<>();
        for (LineRelease release : line) {
            boolean above = standing == null || release.version().compareTo(standing) > 0;
            if (above && release.isYanked() && (release.yankedAt() == null || isClose(first, release.yankedAt()))) {
                yanked.add(release);
            }
        }
        if (yanked.size() < YankRule.WAVE || (wave != null && wave.yanked().size() >= yanked.size())) {
            return;
        }
        Version lowest = yanked.get(0).version();
        List<LineRelease> fresh = line.stream()
                .filter(release -> release.version().compareTo(lowest) > 0 && isNew(release, first))
                .toList();
        if (!fresh.isEmpty() || (first != null && isYoung(first))) {
            wave = new YankWave(yanked, first, last(yanked), standing, fresh);
        }
    }

    private boolean isNew(LineRelease release, @Nullable Instant firstYank) {
        Instant out = release.out();
        return out != null && (isYoung(out) || (firstYank != null && out.isAfter(firstYank)));
    }

    private boolean isYoung(Instant time) {
        return Duration.between(time, now).compareTo(rule.minReleaseAge()) < 0;
    }

    private static boolean isClose(@Nullable Instant first, @Nullable Instant other) {
        return first != null
                && other != null
                && !other.isBefore(first)
                && Duration.between(first, other).compareTo(YankRule.CLOSE) <= 0;
    }

    private static @Nullable Instant last(List<LineRelease> yanked) {
        return yanked.stream()
                .map(LineRelease::yankedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
