package dev.rustsecd.fix.world;

import dev.rustsecd.fix.world.MadeRelease.Need;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionReq;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lockfile that cargo would have made for a workspace some days ago: each requirement is served by what is there, else
 * by the newest release of those days that fits. Where cargo would have to go back on a choice there is none.
 */
final class FirstLock {
    private final Map<String, List<MadeRelease>> registry;
    private final int daysAgo;
    private final Map<String, Entry> entries = new TreeMap<>();
    private boolean possible = true;

    /** A package of the lockfile. */
    record Entry(MadeRelease release, Map<String, Entry> dependencies, Set<String> features) {}

    FirstLock(Map<String, List<MadeRelease>> registry, int daysAgo) {
        this.registry = registry;
        this.daysAgo = daysAgo;
    }

    /** Serves the need of a member; null where that is not possible. */
    @Nullable
    Entry serve(Need need) {
        for (Entry there : entries.values()) {
            if (there.release().crate().equals(need.crate())
                    && admits(need, there.release().version())) {
                return ask(there, need);
            }
        }
        List<MadeRelease> all = registry.getOrDefault(need.crate(), List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            MadeRelease release = all.get(i);
            if (!release.yanked() && release.daysOld() >= daysAgo && admits(need, release.version())) {
                return isFree(release) ? ask(add(release), need) : fail();
            }
        }
        return fail();
    }

    /** All packages by id; empty where some need could not be served. */
    List<Entry> packages() {
        return possible ? new ArrayList<>(entries.values()) : List.of();
    }

    private @Nullable Entry fail() {
        possible = false;
        return null;
    }

    private boolean isFree(MadeRelease release) {
        return entries.values().stream()
                .map(Entry::release)
                .noneMatch(there ->
                        there.crate().equals(release.crate()) && there.version().isCompatibleWith(release.version()));
    }

    private Entry add(MadeRelease release) {
        Entry entry = new Entry(release, new TreeMap<>(), new HashSet<>());
        entries.put(release.id(), entry);
        release.needs().stream().filter(need -> !need.optional()).forEach(need -> link(entry, need));
        return entry;
    }

    private void link(Entry entry, Need need) {
        Entry served = entry.dependencies().containsKey(need.crate()) || !possible ? null : serve(need);
        if (served != null) {
            entry.dependencies().put(need.crate(), served);
        }
    }

    private Entry ask(Entry entry, Need need) {
        need.features().forEach(feature -> switchOn(entry, feature));
        if (need.defaults()) {
            switchOn(entry, "default");
        }
        return entry;
    }

    private void switchOn(Entry entry, String feature) {
        if (!entry.features().add(feature)) {
            return;
        }
        List<String> values = entry.release().features().get(feature);
        if (values != null) {
            values.forEach(value -> switchOn(entry, value));
            return;
        }
        String crate = feature.replaceFirst("^dep:", "");
        entry.release().needs().stream()
                .filter(need -> need.crate().equals(crate))
                .forEach(need -> link(entry, need));
    }

    private static boolean admits(Need need, Version version) {
        return VersionReq.parse(need.requirement()).matches(version);
    }
}
