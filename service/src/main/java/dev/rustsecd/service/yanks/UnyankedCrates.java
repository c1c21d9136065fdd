package dev.rustsecd.service.yanks;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.RegistryAnswer;
import dev.rustsecd.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Versions that a live vulnerability affects and that are not yanked, by crate: what owners ought to yank. Made once for a
 * snapshot's advisories and crates; only crates with advisories are looked at.
 */
record UnyankedCrates(List<Item> items) {
    UnyankedCrates {
        items = List.copyOf(items);
    }

    /**
     * A crate with such versions.
     *
     * @param versions ascending
     * @param noSafeVersion whether none of its versions is both unyanked and unaffected
     */
    record Item(String crate, List<Affected> versions, boolean noSafeVersion) {
        Item {
            versions = List.copyOf(versions);
        }

        String canonical() {
            return CrateName.canonical(crate);
        }
    }

    /** A version, and the vulnerabilities that affect it, by id. */
    record Affected(String version, List<AdvisoryId> advisories) {
        Affected {
            advisories = List.copyOf(advisories);
        }
    }

    /** By the canonical names of the crates. */
    static UnyankedCrates of(Snapshot snapshot) {
        Map<String, List<Advisory>> vulnerabilities = new TreeMap<>();
        for (AdvisoryRecord record : snapshot.advisories()) {
            Advisory advisory = record.advisory();
            if (advisory.isLiveVulnerability() && advisory.isAboutCratesIo()) {
                vulnerabilities
                        .computeIfAbsent(advisory.crate().canonical(), none -> new ArrayList<>())
                        .add(advisory);
            }
        }
        List<Item> items = new ArrayList<>();
        vulnerabilities.forEach((name, advisories) -> {
            Item item = item(snapshot.registry().answer(name), advisories);
            if (item != null) {
                items.add(item);
            }
        });
        return new UnyankedCrates(items);
    }

    private static @Nullable Item item(RegistryAnswer answer, List<Advisory> advisories) {
        CrateReleases crate = answer.crate();
        if (crate == null || !answer.isPresent()) {
            return null;
        }
        Map<Version, Affected> affected = new LinkedHashMap<>();
        boolean safe = false;
        for (Release release : crate.releases().all()) {
            Version version = release.version();
            if (version == null || release.isYanked()) {
                continue;
            }
            List<AdvisoryId> by = advisories.stream()
                    .filter(advisory -> advisory.versions().contains(version))
                    .map(Advisory::id)
                    .distinct()
                    .toList();
            safe |= by.isEmpty();
            if (!by.isEmpty()) {
                affected.put(version, new Affected(release.number(), by));
            }
        }
        List<Affected> ascending = affected.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> Objects.requireNonNull(entry.getValue()))
                .toList();
        return ascending.isEmpty() ? null : new Item(crate.crate(), ascending, !safe);
    }

    /** At most so many of the crates behind a name; null begins at the first. */
    List<Item> after(@Nullable String canonical, int limit) {
        return items.stream()
                .filter(item -> canonical == null || item.canonical().compareTo(canonical) > 0)
                .limit(limit)
                .toList();
    }
}
