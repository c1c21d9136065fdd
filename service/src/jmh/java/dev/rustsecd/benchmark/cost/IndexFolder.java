package dev.rustsecd.benchmark.cost;

import dev.rustsecd.benchmark.cost.IndexRelease.Need;
import dev.rustsecd.cargo.JsonText;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionReq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A registry's index in sparse layout as a folder of this machine; a crate's file is read when it is asked for. */
final class IndexFolder {
    private final Path folder;
    private final Map<String, List<IndexRelease>> crates = new HashMap<>();

    IndexFolder(Path folder) {
        this.folder = folder;
    }

    /** The names of all files, which are the crates' in lower case; in their order. */
    List<String> names() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !folder.equals(file.getParent()))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The lines of a crate's file; none where there is no such crate. */
    List<String> lines(String crate) {
        Path file = file(folder, crate);
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Where a crate's file is.
     *
     * <p>Source: Cargo reference, "Registry Index", index files.
     */
    static Path file(Path folder, String crate) {
        String lower = crate.toLowerCase(Locale.ROOT);
        return switch (lower.length()) {
            case 1 -> folder.resolve("1").resolve(lower);
            case 2 -> folder.resolve("2").resolve(lower);
            case 3 -> folder.resolve("3").resolve(lower.substring(0, 1)).resolve(lower);
            default ->
                folder.resolve(lower.substring(0, 2))
                        .resolve(lower.substring(2, 4))
                        .resolve(lower);
        };
    }

    /** The releases of a crate that can be read, the oldest version first. */
    List<IndexRelease> releases(String crate) {
        return crates.computeIfAbsent(crate.toLowerCase(Locale.ROOT), this::read);
    }

    private List<IndexRelease> read(String crate) {
        return lines(crate).stream()
                .map(line -> release(JsonText.object(line)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(IndexRelease::version))
                .toList();
    }

    private static Optional<IndexRelease> release(Map<String, Object> line) {
        try {
            return Optional.of(new IndexRelease(
                    Objects.toString(line.get("name")),
                    Version.parse(Objects.toString(line.get("vers"))),
                    Boolean.TRUE.equals(line.get("yanked")),
                    Objects.toString(line.get("cksum")),
                    needs(line)));
        } catch (RejectedInput unreadable) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Need> needs(Map<String, Object> line) {
        List<Need> needs = new ArrayList<>();
        for (Map<String, Object> dependency : (List<Map<String, Object>>) Objects.requireNonNull(line.get("deps"))) {
            boolean locked = !Boolean.TRUE.equals(dependency.get("optional"))
                    && !"dev".equals(dependency.get("kind"))
                    && dependency.get("registry") == null;
            if (locked) {
                Object renamed = dependency.get("package");
                String crate = Objects.toString(renamed == null ? dependency.get("name") : renamed);
                needs.add(new Need(crate, VersionReq.parse(Objects.toString(dependency.get("req")))));
            }
        }
        return List.copyOf(needs);
    }
}
