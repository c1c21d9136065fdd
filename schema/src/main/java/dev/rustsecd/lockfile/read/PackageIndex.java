package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.LockedDependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The packages of a lockfile by name, and by version and source where many share a name. */
final class PackageIndex {
    /** How many packages of one name are searched one by one. */
    private static final int FEW = 8;

    /** How many packages of the same name, version and location are told apart, by commit; no real file has two. */
    private static final int MAX_ALIKE = 8;

    private final Map<String, Group> byName;

    PackageIndex(List<Entry> entries) {
        byName = new HashMap<>(entries.size() * 2);
        for (Entry entry : entries) {
            Group group = byName.get(entry.name());
            if (group == null) {
                byName.put(entry.name(), new Group(entry));
            } else {
                group.add(entry);
            }
        }
    }

    /** The packages that the dependency may mean, in the order of the text, without the later of two equal ones. */
    List<Entry> all(LockedDependency dependency) {
        Group group = byName.get(dependency.name());
        return group == null ? List.of() : group.all(dependency);
    }

    /** The only package of that name, or null where there is none or more than one. */
    @Nullable
    Entry only(String name) {
        Group group = byName.get(name);
        return group == null || group.others != null ? null : group.first;
    }

    private static boolean matches(Entry entry, LockedDependency dependency) {
        if (dependency.version() != null && !dependency.version().equals(entry.version())) {
            return false;
        }
        return dependency.source() == null
                || (entry.origin != null && dependency.source().admits(entry.origin));
    }

    /** The packages of one name. */
    private static final class Group {
        private final Entry first;
        private @Nullable List<Entry> others;
        private @Nullable Map<String, List<Entry>> crowd;

        Group(Entry first) {
            this.first = first;
        }

        void add(Entry entry) {
            if (others == null) {
                others = new ArrayList<>(2);
            }
            others.add(entry);
        }

        List<Entry> all(LockedDependency dependency) {
            if (others == null) {
                return matches(first, dependency) ? List.of(first) : List.of();
            }
            List<Entry> candidates = others.size() < FEW ? others : crowded(dependency);
            List<Entry> found = new ArrayList<>(2);
            addIfNew(found, first, dependency);
            for (Entry candidate : candidates) {
                addIfNew(found, candidate, dependency);
            }
            return found;
        }

        private static void addIfNew(List<Entry> found, Entry candidate, LockedDependency dependency) {
            if (matches(candidate, dependency) && found.stream().noneMatch(candidate::isSamePackage)) {
                found.add(candidate);
            }
        }

        private List<Entry> crowded(LockedDependency dependency) {
            if (crowd == null) {
                crowd = new HashMap<>();
                for (Entry entry : others == null ? List.<Entry>of() : others) {
                    String location = entry.origin == null ? "" : entry.origin.location();
                    add(crowd, "", entry);
                    add(crowd, entry.version(), entry);
                    add(crowd, entry.version() + ' ' + location, entry);
                }
            }
            String version = dependency.version() == null ? "" : dependency.version();
            String key = dependency.source() == null
                    ? version
                    : version + ' ' + dependency.source().location();
            return crowd.getOrDefault(key, List.of());
        }

        private static void add(Map<String, List<Entry>> crowd, String key, Entry entry) {
            List<Entry> alike = crowd.computeIfAbsent(key, none -> new ArrayList<>(1));
            if (alike.size() < MAX_ALIKE) {
                alike.add(entry);
            }
        }
    }
}
