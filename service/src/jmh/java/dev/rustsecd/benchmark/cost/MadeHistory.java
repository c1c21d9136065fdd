package dev.rustsecd.benchmark.cost;

import dev.rustsecd.cargo.JsonText;
import dev.rustsecd.semver.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a crate has published, and what it may publish later: each further version takes a step that the crate has
 * taken before, the same number raised, and other requirements where that step brought others.
 */
final class MadeHistory {
    private static final Instant FIRST = Instant.parse("2014-11-20T00:00:00Z");
    private static final Instant LAST = Instant.parse("2026-11-20T00:00:00Z");

    private final List<Map<String, @Nullable Object>> published;

    private MadeHistory(List<Map<String, @Nullable Object>> published) {
        this.published = published;
    }

    static MadeHistory of(List<String> lines) {
        List<Map<String, @Nullable Object>> published = new ArrayList<>();
        lines.forEach(line -> published.add(JsonText.object(line)));
        return new MadeHistory(published);
    }

    /** So many times as many versions, with checksums and times of publication of their own. */
    List<Map<String, @Nullable Object>> grown(double growth, Random random) {
        int count = Math.max(1, (int) (published.size() * growth + random.nextDouble()));
        List<Map<String, @Nullable Object>> grown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, @Nullable Object> line =
                    new LinkedHashMap<>(i < published.size() ? published.get(i) : next(grown, random));
            line.put("cksum", checksum(random));
            grown.add(line);
        }
        date(grown, random);
        return grown;
    }

    private Map<String, @Nullable Object> next(List<Map<String, @Nullable Object>> grown, Random random) {
        Map<String, @Nullable Object> last = grown.get(grown.size() - 1);
        Map<String, @Nullable Object> line = new LinkedHashMap<>(last);
        int step = published.size() < 2 ? 0 : random.nextInt(published.size() - 1);
        Map<String, @Nullable Object> before = published.get(step);
        Map<String, @Nullable Object> after = published.get(Math.min(step + 1, published.size() - 1));
        line.put("vers", raised(highest(grown), number(before), number(after)));
        line.put("yanked", after.get("yanked"));
        if (!Objects.equals(before.get("deps"), after.get("deps"))) {
            line.put("deps", after.get("deps"));
            line.put("features", after.get("features"));
        }
        return line;
    }

    private static Version highest(List<Map<String, @Nullable Object>> lines) {
        return lines.stream()
                .map(line -> number(line).release())
                .max(Version::compareTo)
                .orElseThrow();
    }

    private static Version number(Map<String, @Nullable Object> line) {
        Optional<Version> version = Version.tryParse(String.valueOf(line.get("vers")));
        return version.orElseGet(() -> Version.of(0, 1, 0));
    }

    private static String raised(Version last, Version before, Version after) {
        if (after.major() > before.major()) {
            return Version.of(last.major() + 1, 0, 0).toString();
        }
        boolean minor = after.major() == before.major() && after.minor() > before.minor();
        return (minor
                        ? Version.of(last.major(), last.minor() + 1, 0)
                        : Version.of(last.major(), last.minor(), last.patch() + 1))
                .toString();
    }

    private static String checksum(Random random) {
        StringBuilder hex = new StringBuilder(64);
        for (int i = 0; i < 4; i++) {
            hex.append(String.format("%016x", random.nextLong()));
        }
        return hex.toString();
    }

    /** From a day on in steps that are none alike, the last before the index was read. */
    private static void date(List<Map<String, @Nullable Object>> lines, Random random) {
        long seconds = Duration.between(FIRST, LAST).toSeconds();
        List<Long> times = new ArrayList<>();
        long birth = (long) (random.nextDouble() * seconds);
        for (int i = 0; i < lines.size(); i++) {
            times.add(birth + (long) (random.nextDouble() * (seconds - birth)));
        }
        times.sort(Long::compare);
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).put("pubtime", FIRST.plusSeconds(times.get(i)).toString());
        }
    }
}
