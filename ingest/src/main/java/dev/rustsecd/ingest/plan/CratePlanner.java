package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.plan.CrateChange.YankFlip;
import dev.rustsecd.ingest.plan.KnownCrate.Stored;
import dev.rustsecd.ingest.source.IndexFile;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.release.Release;
import dev.rustsecd.release.Release.Yank;
import dev.rustsecd.release.ReleaseRequirements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an index file makes of what is stored of its crate. The times of what was seen before stay; what is new was seen
 * now, but for the first load of a crate, of which nobody can tell.
 *
 * <p>Where a line of the file cannot be read, versions that are stored and that no other line names stay as they are: one
 * of them may be the line's. Otherwise a version that the file no longer has goes.
 */
public final class CratePlanner {
    private final IndexReading reading;
    private final @Nullable Stored stored;
    private final Instant now;
    private final Map<String, Release> before = new HashMap<>();
    private final Set<String> yankedBefore = new HashSet<>();
    private final List<Release> releases = new ArrayList<>();
    private final List<ReleaseRequirements> requirements = new ArrayList<>();

    private CratePlanner(IndexReading reading, KnownCrate known, Instant now) {
        this.reading = reading;
        this.stored = known.stored();
        this.now = Instant.ofEpochSecond(now.getEpochSecond());
        if (stored == null) {
            yankedBefore.addAll(known.yanked());
        } else {
            stored.releases().all().forEach(release -> before.put(release.number(), release));
        }
        before.values().stream().filter(Release::isYanked).map(Release::number).forEach(yankedBefore::add);
    }

    /** Whether the file has lines, and not one of them can be read: the answer of something else than an index. */
    public static boolean isGarbage(IndexFile file) {
        return IndexReading.isGarbage(file);
    }

    /**
     * The crate as it is to be stored.
     *
     * @param now when the file was fetched
     */
    public static CrateChange plan(IndexFile file, KnownCrate known, Instant now) {
        return new CratePlanner(IndexReading.of(file), known, now).change(file);
    }

    private CrateChange change(IndexFile file) {
        for (IndexLine line : reading.lines()) {
            releases.add(release(line, before.get(line.number())));
            requirements.add(line.requirements());
        }
        if (stored != null && !reading.bad().isEmpty()) {
            keepUnnamed(stored);
        }
        return new CrateChange(
                spelling(file),
                file.content(),
                PackedReleases.of(releases),
                PackedRequirements.of(requirements),
                stored == null ? now : stored.firstLoaded(),
                flips(),
                reading.bad());
    }

    private String spelling(IndexFile file) {
        if (reading.crate() != null) {
            return reading.crate();
        }
        return stored == null ? file.name() : stored.crate();
    }

    private Release release(IndexLine line, @Nullable Release old) {
        Instant published = line.published() == null && old != null ? old.published() : line.published();
        return Release.of(line.number(), published, appeared(old), yank(line, old), line.rustVersion());
    }

    private @Nullable Instant appeared(@Nullable Release old) {
        if (old != null) {
            return old.appeared();
        }
        return stored == null ? null : now;
    }

    private @Nullable Yank yank(IndexLine line, @Nullable Release old) {
        if (!line.yanked()) {
            return null;
        }
        if (old != null && old.yank() != null) {
            return old.yank();
        }
        return new Yank(stored == null ? null : now);
    }

    private void keepUnnamed(Stored before) {
        Map<String, ReleaseRequirements> known = new HashMap<>();
        before.requirements().all().forEach(required -> known.put(required.number(), required));
        for (Release release : before.releases().all()) {
            ReleaseRequirements required = known.get(release.number());
            if (releases.size() < IndexReading.MAX_LINES && required != null && !reading.has(release.number())) {
                releases.add(release);
                requirements.add(required);
            }
        }
    }

    /** Those that are yanked now in the order of the file, then those that are no longer. */
    private List<YankFlip> flips() {
        List<YankFlip> flips = new ArrayList<>();
        Set<String> gone = new HashSet<>(yankedBefore);
        for (Release release : releases) {
            if (release.isYanked() && !gone.remove(release.number())) {
                flips.add(new YankFlip(release.number(), true));
            }
        }
        gone.stream().sorted().forEach(version -> flips.add(new YankFlip(version, false)));
        return flips;
    }
}
