package dev.rustsecd.benchmark.cost;

import dev.rustsecd.benchmark.cost.IndexRelease.Need;
import dev.rustsecd.semver.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lockfiles of any size, as cargo writes them for one package that depends on many: crates are drawn from an index, and
 * everything that they require comes with them, one version of those that are compatible. Half of the versions are the newest
 * that the requirement admits, the others one of the newest three, as in a lockfile that has not been updated for a while.
 * The same seed gives the same lockfiles.
 */
final class LockfileMaker {
    private static final int DRAWS = 200_000;
    private static final int NEAR_NEWEST = 3;

    private final IndexFolder index;
    private final List<String> names;
    private final Random random;
    private final Age age;

    /** Which of the versions that a requirement admits are locked. */
    enum Age {
        USUAL,
        OLDEST
    }

    LockfileMaker(IndexFolder index, List<String> names, Age age, long seed) {
        this.index = index;
        this.names = names;
        this.age = age;
        this.random = new Random(seed);
    }

    /** A package in the making. */
    private static final class Entry {
        private final IndexRelease release;
        private final Set<Entry> dependencies = new LinkedHashSet<>();

        Entry(IndexRelease release) {
            this.release = release;
        }

        String id() {
            return release.crate() + ' ' + release.version();
        }
    }

    /** Crates of the same name and compatible versions have one entry. */
    private record Slot(String crate, Version line) implements Comparable<Slot> {
        static Slot of(IndexRelease release) {
            return new Slot(release.crate(), release.version().firstCompatible());
        }

        @Override
        public int compareTo(Slot other) {
            int byName = crate.compareTo(other.crate);
            return byName != 0 ? byName : line.compareTo(other.line);
        }
    }

    /** A lockfile of at least so many packages and at most a twentieth more. */
    String lockfile(int packages) {
        TreeMap<Slot, Entry> entries = new TreeMap<>();
        TreeMap<String, Entry> roots = new TreeMap<>();
        for (int draw = 0; draw < DRAWS && entries.size() + 1 < packages; draw++) {
            List<Slot> added = new ArrayList<>();
            Entry root = closed(names.get(random.nextInt(names.size())), entries, added);
            if (root == null || entries.size() + 1 > packages + packages / 20) {
                added.forEach(entries::remove);
            } else {
                roots.put(root.id(), root);
            }
        }
        if (entries.size() + 1 < packages) {
            throw new IllegalStateException("no lockfile of " + packages + " packages: " + entries.size());
        }
        return text(entries.values(), roots.values());
    }

    /** The crate with all that it requires; null where something cannot be served beside what is there. */
    private @Nullable Entry closed(String crate, Map<Slot, Entry> entries, List<Slot> added) {
        Deque<Entry> open = new ArrayDeque<>();
        List<IndexRelease> all = index.releases(crate);
        List<IndexRelease> fit = all.stream()
                .filter(one -> !one.yanked() && !one.version().isPreRelease())
                .toList();
        Entry root = served(fit, entries, added, open);
        for (Entry next = open.poll(); root != null && next != null; next = open.poll()) {
            for (Need need : next.release.needs()) {
                Entry entry = served(admitted(need), entries, added, open);
                if (entry == null) {
                    return null;
                }
                next.dependencies.add(entry);
            }
        }
        return root;
    }

    private List<IndexRelease> admitted(Need need) {
        return index.releases(need.crate()).stream()
                .filter(one -> !one.yanked() && need.req().matches(one.version()))
                .toList();
    }

    /** One of these releases: one that is there, else a new one whose place is free. */
    private @Nullable Entry served(
            List<IndexRelease> fit, Map<Slot, Entry> entries, List<Slot> added, Deque<Entry> open) {
        for (IndexRelease release : fit) {
            Entry there = entries.get(Slot.of(release));
            if (there != null && there.release.version().equals(release.version())) {
                return there;
            }
        }
        if (fit.isEmpty()) {
            return null;
        }
        IndexRelease chosen = fit.get(place(fit.size()));
        Slot slot = Slot.of(chosen);
        if (entries.containsKey(slot)) {
            return null;
        }
        Entry entry = new Entry(chosen);
        entries.put(slot, entry);
        added.add(slot);
        open.add(entry);
        return entry;
    }

    private int place(int size) {
        if (age == Age.OLDEST) {
            return 0;
        }
        return size - 1 - (random.nextBoolean() ? 0 : random.nextInt(Math.min(NEAR_NEWEST, size)));
    }

    private static String text(Collection<Entry> entries, Collection<Entry> roots) {
        Map<String, Long> versions =
                entries.stream().collect(Collectors.groupingBy(one -> one.release.crate(), Collectors.counting()));
        StringBuilder text = new StringBuilder("version = 3\n\n[[package]]\nname = \"made-lockfile-root\"\n")
                .append("version = \"0.1.0\"\n");
        dependencies(text, roots, versions);
        for (Entry entry : entries) {
            text.append("\n[[package]]\nname = \"")
                    .append(entry.release.crate())
                    .append("\"\nversion = \"")
                    .append(entry.release.version())
                    .append("\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\nchecksum = \"")
                    .append(entry.release.checksum())
                    .append("\"\n");
            dependencies(text, entry.dependencies, versions);
        }
        return text.toString();
    }

    private static void dependencies(StringBuilder text, Collection<Entry> of, Map<String, Long> versions) {
        if (!of.isEmpty()) {
            text.append("dependencies = [\n");
            of.stream()
                    .map(one -> versions.getOrDefault(one.release.crate(), 1L) == 1 ? one.release.crate() : one.id())
                    .sorted()
                    .forEach(name -> text.append(" \"").append(name).append("\",\n"));
            text.append("]\n");
        }
    }
}
