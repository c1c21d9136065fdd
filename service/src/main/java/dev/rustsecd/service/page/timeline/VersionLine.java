package dev.rustsecd.service.page.timeline;

import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.page.TimelineSentences;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Versions that Cargo takes for compatible with each other, or several such lines of old.
 *
 * @param name {@code 1.x}, {@code 0.3.x} or {@code 0.1.x to 0.9.x}
 * @param years of publication, as far as is known; may be empty
 * @param runs ascending
 */
public record VersionLine(String name, String years, int count, List<VersionRun> runs) {
    private static final int MAX_RUNS = 24;

    /**
     * The lines of a crate, the newest first; those beyond a number are one.
     *
     * @param newestFirst all versions
     */
    static List<VersionLine> of(List<PublishedVersion> newestFirst, int most) {
        List<List<PublishedVersion>> lines = new ArrayList<>();
        String open = "";
        for (PublishedVersion version : newestFirst) {
            String name = name(version);
            if (!name.equals(open) && lines.size() < most) {
                lines.add(new ArrayList<>());
            }
            open = name;
            lines.get(lines.size() - 1).add(0, version);
        }
        return lines.stream().map(VersionLine::of).toList();
    }

    private static VersionLine of(List<PublishedVersion> ascending) {
        String first = name(ascending.get(0));
        String last = name(ascending.get(ascending.size() - 1));
        String name = first.equals(last) ? first : TimelineSentences.lines(first, last);
        return new VersionLine(name, years(ascending), ascending.size(), VersionRun.of(ascending, MAX_RUNS));
    }

    /** Versions below 0.1 are each a line of their own to Cargo; nobody is helped by seeing that. */
    private static String name(PublishedVersion published) {
        Version version = Objects.requireNonNull(published.release().version());
        return version.major() == 0
                ? "0." + Long.toUnsignedString(version.minor()) + ".x"
                : Long.toUnsignedString(version.major()) + ".x";
    }

    private static String years(List<PublishedVersion> versions) {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (PublishedVersion version : versions) {
            Instant published = version.release().published();
            if (published != null) {
                first = published.isBefore(first) ? published : first;
                last = published.isAfter(last) ? published : last;
            }
        }
        if (last.isBefore(first)) {
            return "";
        }
        int from = first.atZone(ZoneOffset.UTC).getYear();
        int to = last.atZone(ZoneOffset.UTC).getYear();
        return from == to ? String.valueOf(from) : from + "–" + to;
    }

    /** {@code 43 versions, 2019–2021}. */
    public String note() {
        return years.isEmpty() ? TimelineSentences.versions(count) : TimelineSentences.versionsOfYears(count, years);
    }
}
