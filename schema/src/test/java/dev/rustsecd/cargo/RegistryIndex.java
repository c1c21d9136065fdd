package dev.rustsecd.cargo;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.release.Release;
import dev.rustsecd.release.ReleaseRequirements;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.resolve.KnownCrate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An index of the corpus, unpacked into a folder in sparse layout; crates are read when they are asked for. */
public final class RegistryIndex {
    private static final Path CORPUS = Path.of(System.getProperty("rustsecd.shared"), "corpus");

    private final String year;
    private final Path folder;
    private final Map<String, KnownCrate> crates = new ConcurrentHashMap<>();

    private RegistryIndex(String year, Path folder) {
        this.year = year;
        this.folder = folder;
    }

    /** The whole of crates.io as of November 2019. */
    public static RegistryIndex of2019(Path temp) throws IOException {
        Path bundle = CORPUS.resolve("crates-index-2019.bundle");
        Path git = temp.resolve("index.git");
        Path folder = Files.createDirectories(temp.resolve("index-2019"));
        Shell.run(temp, List.of("git", "clone", "--quiet", "--bare", bundle.toString(), git.toString()));
        Path archive = temp.resolve("index.tar");
        Shell.run(git, List.of("git", "archive", "-o", archive.toString(), "registry"));
        Shell.run(folder, List.of("tar", "-xf", archive.toString()));
        return new RegistryIndex("2019", folder);
    }

    /** 900 crates as of November 2026, with times of publication. */
    public static RegistryIndex of2026(Path temp) throws IOException {
        Path archive = CORPUS.resolve("crates-index-2026.tar.zst");
        Shell.run(temp, List.of("tar", "--zstd", "-xf", archive.toString()));
        return new RegistryIndex("2026", temp.resolve("crates-index-2026"));
    }

    public String year() {
        return year;
    }

    public Path folder() {
        return folder;
    }

    /** What a crate's file says; {@linkplain KnownCrate#absent absent} where there is none. */
    public KnownCrate crate(String canonical) {
        return crates.computeIfAbsent(canonical, this::read);
    }

    /** The checksum of a version, or null where the index does not have it. */
    public @Nullable String checksum(String name, String number) {
        for (String line : lines(name)) {
            Map<String, Object> version = JsonText.object(line);
            if (number.equals(version.get("vers"))) {
                return (String) version.get("cksum");
            }
        }
        return null;
    }

    // Spellings are told apart by the file's name only; the canonical one is all hyphens.
    private KnownCrate read(String canonical) {
        for (String spelling : spellings(canonical)) {
            List<String> lines = lines(spelling);
            if (!lines.isEmpty()) {
                return read(lines);
            }
        }
        return KnownCrate.absent(canonical);
    }

    private static List<String> spellings(String canonical) {
        List<String> spellings = new ArrayList<>(List.of(""));
        for (int i = 0; i < canonical.length(); i++) {
            char c = canonical.charAt(i);
            List<String> longer = new ArrayList<>();
            for (String start : spellings) {
                longer.add(start + c);
                if (c == '-') {
                    longer.add(start + '_');
                }
            }
            spellings = longer;
        }
        return spellings;
    }

    private List<String> lines(String name) {
        Path file = folder.resolve(path(name.toLowerCase(Locale.ROOT)));
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // Source: Cargo reference, "Registry Index", index files.
    private static String path(String lower) {
        return switch (lower.length()) {
            case 1 -> "1/" + lower;
            case 2 -> "2/" + lower;
            case 3 -> "3/" + lower.charAt(0) + '/' + lower;
            default -> lower.substring(0, 2) + '/' + lower.substring(2, 4) + '/' + lower;
        };
    }

    private static KnownCrate read(List<String> lines) {
        String name = "";
        List<Release> releases = new ArrayList<>();
        List<ReleaseRequirements> requirements = new ArrayList<>();
        for (String line : lines) {
            Map<String, Object> version = JsonText.object(line);
            name = Objects.toString(version.get("name"));
            releases.add(release(version));
            requirements.add(requirements(version));
        }
        CrateReleases all = new CrateReleases(name, 1, SnapshotBuilder.NOW, null, PackedReleases.of(releases));
        return KnownCrate.of(all, PackedRequirements.of(requirements));
    }

    private static Release release(Map<String, Object> version) {
        Object published = version.get("pubtime");
        return Release.of(
                Objects.toString(version.get("vers")),
                published == null ? null : Instant.parse(published.toString()),
                null,
                Boolean.TRUE.equals(version.get("yanked")) ? new Release.Yank(null) : null,
                (String) version.get("rust_version"));
    }

    @SuppressWarnings("unchecked")
    private static ReleaseRequirements requirements(Map<String, Object> version) {
        List<Map<String, Object>> dependencies =
                (List<Map<String, Object>>) Objects.requireNonNull(version.get("deps"));
        List<Requirement> requirements =
                dependencies.stream().map(RegistryIndex::requirement).toList();
        Map<String, List<String>> features =
                new LinkedHashMap<>((Map<String, List<String>>) Objects.requireNonNull(version.get("features")));
        if (version.get("features2") != null) {
            features.putAll((Map<String, List<String>>) Objects.requireNonNull(version.get("features2")));
        }
        return new ReleaseRequirements(
                Objects.toString(version.get("vers")),
                (String) version.get("links"),
                Objects.toString(version.get("cksum")),
                features,
                requirements);
    }

    @SuppressWarnings("unchecked")
    private static Requirement requirement(Map<String, Object> dependency) {
        Object renamed = dependency.get("package");
        Requirement.Kind kind = switch (Objects.toString(dependency.get("kind"))) {
            case "dev" -> Requirement.Kind.DEV;
            case "build" -> Requirement.Kind.BUILD;
            default -> Requirement.Kind.NORMAL;
        };
        Requirement plain = Requirement.of(
                Objects.toString(renamed == null ? dependency.get("name") : renamed),
                Objects.toString(dependency.get("req")),
                kind,
                Boolean.TRUE.equals(dependency.get("optional")),
                (String) dependency.get("target"),
                dependency.get("registry") != null);
        return plain.asking(new Requirement.Asked(
                Objects.toString(dependency.get("name")),
                (List<String>) Objects.requireNonNull(dependency.get("features")),
                Boolean.TRUE.equals(dependency.get("default_features"))));
    }

    /** Canonical name of a crate's name. */
    public static String canonical(String name) {
        return CrateName.canonical(name);
    }
}
