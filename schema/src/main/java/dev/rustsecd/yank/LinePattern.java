package dev.rustsecd.yank;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import dev.rustsecd.yank.YankWave.Patched;
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
 * <p>A window is a day; yanks without a time are in every window. A yank counts where the version was good: it had been
 * out for the rule's age when it was yanked, and no live vulnerability affects it. A version that is not yanked is new where
 * it is younger than the rule's age, or was published after the first yank of the window. The highest one that is not new
 * stands: what is yanked below it has a way out that everybody knows. Where at least three yanks of a window that count lie
 * above it, and something new is there to drive people to, the window is a wave.
 *
 * <p>A new version that a live advisory names as patched drives nobody anywhere: whoever wrote the advisory vouches for it.
 * It must be the first that was: the smallest that the advisory admits, but for yanks that do not count. Else whoever yanks
 * all that an old advisory once named would have it vouch for what he publishes next. Malware's advisory vouches for nothing.
 *
 * <p>Where nothing new is above them either, the line was closed by its owner long ago: of 2,102 yanked versions of the
 * index of 2026, 218 are in such lines. Yanks that are known to be new count all the same, for what they drive people to
 * may have been deleted by now.
 */
final class LinePattern {
    private final List<LineRelease> line;
    private final List<Advisory> vulnerabilities;
    private final Instant firstLoaded;
    private final YankRule rule;
    private final Instant now;

    private boolean crowded;
    private @Nullable YankWave wave;

    /**
     * @param line the versions of one line that count, ascending
     * @param vulnerabilities of the crate, live
     * @param firstLoaded by when that was yanked which has no time
     */
    LinePattern(
            List<LineRelease> line, List<Advisory> vulnerabilities, Instant firstLoaded, YankRule rule, Instant now) {
        this.line = line;
        this.vulnerabilities = vulnerabilities;
        this.firstLoaded = firstLoaded;
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
                .filter(release -> counts(release) && release.yankedAt() != null)
                .sorted(Comparator.comparing(release -> Objects.requireNonNull(release.yankedAt())))
                .toList();
        long untimed = line.stream()
                .filter(release -> counts(release) && release.yankedAt() == null)
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
            if (above && counts(release) && (release.yankedAt() == null || isClose(first, release.yankedAt()))) {
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
        List<Patched> patched = patched(fresh);
        boolean closed = fresh.isEmpty() && first != null && isYoung(first);
        if (closed || patched.size() < fresh.size()) {
            wave = new YankWave(yanked, first, last(yanked), standing, fresh, patched);
        }
    }

    /** Whether a yank took away what was good. */
    private boolean counts(LineRelease release) {
        Instant yankedAt = release.yankedAt() == null ? firstLoaded : release.yankedAt();
        return release.isYanked()
                && release.isOutBefore(yankedAt.minus(rule.minReleaseAge()))
                && !isVulnerable(release.version());
    }

    private boolean isVulnerable(Version version) {
        return vulnerabilities.stream().anyMatch(advisory -> advisory.versions().contains(version));
    }

    private List<Patched> patched(List<LineRelease> fresh) {
        List<Patched> patched = new ArrayList<>();
        for (LineRelease release : fresh) {
            vulnerabilities.stream()
                    .filter(advisory -> !advisory.isMalicious() && isNamedAsPatched(release, advisory))
                    .findFirst()
                    .ifPresent(advisory -> patched.add(new Patched(release, advisory.id())));
        }
        return patched;
    }

    private boolean isNamedAsPatched(LineRelease release, Advisory advisory) {
        if (release.isYanked() || isVulnerable(release.version()) || !isAdmitted(release, advisory)) {
            return false;
        }
        List<LineRelease> below = line.stream()
                .filter(other -> other.version().compareTo(release.version()) < 0)
                .toList();
        return below.stream().anyMatch(other -> advisory.versions().contains(other.version()))
                && below.stream()
                        .noneMatch(other -> isAdmitted(other, advisory) && (!other.isYanked() || counts(other)));
    }

    private static boolean isAdmitted(LineRelease release, Advisory advisory) {
        return advisory.versions().patched().stream().anyMatch(patched -> patched.matches(release.version()));
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
