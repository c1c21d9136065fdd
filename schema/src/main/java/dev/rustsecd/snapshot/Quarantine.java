package dev.rustsecd.snapshot;

import dev.rustsecd.crate.CrateName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files of advisory sources that cannot be read.
 *
 * @param size how many they are, those of which an older version serves too
 * @param unserved those of which none does: what they say is not known
 */
public record Quarantine(int size, List<Unserved> unserved) {
    public static final Quarantine EMPTY = new Quarantine(0, List.of());

    public Quarantine {
        unserved = List.copyOf(unserved);
    }

    /**
     * A file of which nothing serves.
     *
     * @param path {@code crates/time/RUSTSEC-2020-0071.md}
     * @param crates canonical names of the crates of crates.io that it may say something of
     */
    public record Unserved(String source, String path, List<String> crates) {
        private static final String TOOLCHAIN = "rust/";
        private static final String EXTENSION = ".md";

        public Unserved {
            crates = List.copyOf(crates);
        }

        /** The id by which the file is named. */
        String id() {
            String file = path.substring(path.lastIndexOf('/') + 1);
            return file.endsWith(EXTENSION) ? file.substring(0, file.length() - EXTENSION.length()) : file;
        }

        boolean isOfToolchain() {
            return path.startsWith(TOOLCHAIN);
        }

        private boolean isInFolder(String name) {
            return path.startsWith(TOOLCHAIN + name + "/");
        }
    }

    Quarantine only(Predicate<Unserved> wanted) {
        List<Unserved> some = unserved.stream().filter(wanted).toList();
        return new Quarantine(some.size(), some);
    }

    Set<String> crates() {
        Set<String> crates = new HashSet<>();
        unserved.forEach(file -> crates.addAll(file.crates()));
        return crates;
    }

    /** Whether anything is not known of any crate of crates.io. */
    public boolean concernsCrates() {
        return unserved.stream().anyMatch(file -> !file.crates().isEmpty());
    }

    /** Whether anything is not known of any crate, or of a part of the toolchain. */
    public boolean concernsPackages() {
        return unserved.stream()
                .anyMatch(file -> file.isOfToolchain() || !file.crates().isEmpty());
    }

    /** Whether something is not known of this crate of crates.io, however its name is spelled. */
    public boolean concernsCrate(String name) {
        String canonical = CrateName.canonical(name);
        return unserved.stream().anyMatch(file -> file.crates().contains(canonical));
    }

    /** As {@link #concernsCrate}, or of the part of the toolchain that has exactly this name. */
    public boolean concernsPackage(String name) {
        return concernsCrate(name) || unserved.stream().anyMatch(file -> file.isInFolder(name));
    }

    /** Whether a file of this id says something that is not known. */
    public boolean concernsId(String id) {
        return unserved.stream()
                .anyMatch(file -> file.id().equals(id)
                        && (file.isOfToolchain() || !file.crates().isEmpty()));
    }
}
