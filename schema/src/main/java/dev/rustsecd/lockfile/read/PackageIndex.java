package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.LockedDependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The packages of a lockfile by name, and by version and source where many share a name. */
final class PackageIndex {
    /** How many packages of one name are searched one by one. */
    private static final int FEW = 8;

    /** How many packages of the same name, version and location are told apart, by commit; no real file has two. */
    private static final int MAX_ALIKE = 8;

    private final Term.Vocabulary terms;

    /** Tells the terms which packages they name. */
    PackageIndex(List<Entry> entries, Term.Vocabulary terms) {
        this.terms = terms;
        for (Entry entry : entries) {
            Term name = entry.name;
            if (name != null) {
                add(name, entry);
            }
        }
    }

    private static void add(Term name, Entry entry) {
        if (name.several != null) {
            name.several.add(entry);
        } else if (name.only != null) {
            name.several = new Group(name.only, entry);
            name.only = null;
        } else {
            name.only = entry;
        }
    }

    /** Whether a package before this one has the same name, version and source. To be asked once, in the order of the text. */
    static boolean isRepeated(Entry entry) {
        Term name = entry.name;
        return name != null && name.several != null && name.several.isRepeated(entry);
    }

    /** The packages that the dependency may mean, in the order of the text, without the later of two equal ones. */
    List<Entry> all(LockedDependency dependency) {
        Term name = terms.of(dependency.name());
        if (name.several != null) {
            return name.several.all(dependency);
        }
        return name.only == null || !matches(name.only, dependency) ? List.of() : List.of(name.only);
    }

    private static boolean matches(Entry entry, LockedDependency dependency) {
        if (dependency.version() != null && !dependency.version().equals(entry.version())) {
            return false;
        }
        return dependency.source() == null
                || (entry.origin != null && dependency.source().admits(entry.origin));
    }

    /** Two and more packages of one name. */
    static final class Group {
        private final Entry first;
        private final List<Entry> others = new ArrayList<>(2);
        private final Set<String> seen = new HashSet<>(0);
        private @Nullable Map<String, List<Entry>> crowd;

        Group(Entry first, Entry second) {
            this.first = first;
            this.others.add(second);
        }

        void add(Entry entry) {
            others.add(entry);
        }

        boolean isRepeated(Entry entry) {
            if (others.size() >= FEW) {
                return !seen.add(entry.version() + ' ' + (entry.origin == null ? "" : entry.origin.text()));
            }
            boolean repeated = entry != first && first.isSamePackage(entry);
            for (int i = 0; i < others.size() && others.get(i) != entry; i++) {
                repeated |= entry != first && others.get(i).isSamePackage(entry);
            }
            return repeated;
        }

        List<Entry> all(LockedDependency dependency) {
            List<Entry> candidates = others.size() < FEW ? others : crowded(dependency);
            List<Entry> found = new ArrayList<>(2);
            addIfNew(found, first, dependency);
            for (Entry candidate : candidates) {
                addIfNew(found, candidate, dependency);
            }
            return found;
        }

        private static void addIfNew(List<Entry> found, Entry candidate, LockedDependency dependency) {
            if (!matches(candidate, dependency)) {
                return;
            }
            for (Entry other : found) {
                if (candidate.isSamePackage(other)) {
                    return;
                }
            }
            found.add(candidate);
        }

        private List<Entry> crowded(LockedDependency dependency) {
            if (crowd == null) {
                crowd = new HashMap<>();
                for (Entry entry : others) {
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
