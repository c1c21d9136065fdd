package dev.rustsecd.cargo;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.reject.RejectedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A workspace that has a lockfile: its members are the lockfile's packages without source, and the git packages that only
 * members need; each requires what it depends on by Cargo's default requirement.
 */
final class CargoWorkspace {
    private final Path folder;
    private final Map<String, String> environment;
    private byte[] adopted = {};

    private CargoWorkspace(Path folder, Path cargoHome) {
        this.folder = folder;
        this.environment =
                Map.of("CARGO_HOME", cargoHome.toString(), "CARGO_TERM_COLOR", "never", "CARGO_NET_OFFLINE", "false");
    }

    /** The lockfile's packages that can be members; empty where the lockfile cannot be used. */
    static Set<Integer> members(Lockfile lockfile, DependencyGraph graph) {
        Set<Integer> members = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<LockedPackage> packages = lockfile.packages();
        for (int i = 0; i < packages.size(); i++) {
            PackageSource source = packages.get(i).source();
            if (source == null || source.kind() == PackageSource.Kind.GIT) {
                members.add(i);
                if (packages.get(i).version() == null
                        || !names.add(packages.get(i).name())) {
                    return Set.of();
                }
            } else if (!source.isCratesIo()) {
                return Set.of();
            }
        }
        for (int member : members) {
            for (int dependent : graph.dependents(member)) {
                if (!members.contains(dependent)) {
                    return Set.of();
                }
            }
        }
        return members;
    }

    /** Whether a lockfile has findings, can be a workspace's, and is of an index: versions and checksums are there. */
    static boolean isUsable(byte[] text, RegistryIndex index, AdvisoryCorpus advisories) {
        Lockfile lockfile;
        try {
            lockfile = LockfileParser.parse(text, LockfileLimits.DEFAULT);
        } catch (RejectedInput refused) {
            return false;
        }
        return !advisories.findings(lockfile).isEmpty()
                && !members(lockfile, DependencyGraph.of(lockfile)).isEmpty()
                && lockfile.packages().stream()
                        .filter(LockedPackage::isCratesIo)
                        .allMatch(locked -> isOf(index, locked));
    }

    private static boolean isOf(RegistryIndex index, LockedPackage locked) {
        String checksum = index.checksum(locked.name(), locked.versionText());
        return checksum != null
                && (locked.checksum() == null || locked.checksum().equals(checksum));
    }

    static CargoWorkspace make(Path folder, byte[] text, String registry, Path cargoHome) throws IOException {
        Lockfile lockfile = LockfileParser.parse(text, LockfileLimits.DEFAULT);
        DependencyGraph graph = DependencyGraph.of(lockfile);
        Set<Integer> members = members(lockfile, graph);
        Files.createDirectories(folder.resolve(".cargo"));
        Files.createDirectories(cargoHome);
        Files.writeString(
                folder.resolve(".cargo/config.toml"),
                "[source.crates-io]\nreplace-with = \"local\"\n[source.local]\nregistry = \"" + registry + "\"\n");
        StringBuilder root = new StringBuilder("[workspace]\nresolver = \"2\"\nmembers = [");
        Set<Long> normal = new HashSet<>();
        for (int member : members.stream().sorted().toList()) {
            root.append("\"m").append(member).append("\", ");
            Path crate = Files.createDirectories(folder.resolve("m" + member));
            Files.createDirectories(crate.resolve("src"));
            Files.writeString(crate.resolve("src/lib.rs"), "");
            Files.writeString(crate.resolve("Cargo.toml"), manifest(lockfile, graph, members, member, normal));
        }
        Files.writeString(folder.resolve("Cargo.toml"), root.append("]\n").toString());
        Files.write(folder.resolve("Cargo.lock"), text);
        return new CargoWorkspace(folder, cargoHome);
    }

    @SuppressWarnings("checkstyle:ParameterNumber")
    private static String manifest(
            Lockfile lockfile, DependencyGraph graph, Set<Integer> members, int member, Set<Long> normal) {
        LockedPackage self = lockfile.packages().get(member);
        StringBuilder dependencies = new StringBuilder("[dependencies]\n");
        StringBuilder others = new StringBuilder("[dev-dependencies]\n");
        Set<Integer> seen = new HashSet<>();
        for (int dependency : graph.dependencies(member)) {
            if (!seen.add(dependency)) {
                continue;
            }
            LockedPackage needed = lockfile.packages().get(dependency);
            String key = "d" + dependency + " = { package = \"" + needed.name() + "\", ";
            if (!members.contains(dependency)) {
                String version = Objects.toString(needed.version()).replaceFirst("\\+.*", "");
                dependencies.append(key).append("version = \"^").append(version).append("\" }\n");
            } else {
                boolean circle = reaches(dependency, member, normal);
                (circle ? others : dependencies)
                        .append(key)
                        .append("path = \"../m")
                        .append(dependency)
                        .append("\" }\n");
                if (!circle) {
                    normal.add(edge(member, dependency));
                }
            }
        }
        return "[package]\nname = \"" + self.name() + "\"\nversion = \"" + self.version() + "\"\nedition = \"2018\"\n"
                + dependencies + others;
    }

    private static long edge(int from, int to) {
        return ((long) from << 32) | to;
    }

    private static boolean reaches(int from, int to, Set<Long> edges) {
        List<Integer> open = new ArrayList<>(List.of(from));
        Set<Integer> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            int here = open.remove(open.size() - 1);
            if (here == to) {
                return true;
            }
            for (long edge : edges) {
                int next = (int) edge;
                if ((int) (edge >> 32) == here && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    /** Lets cargo take the lockfile over. */
    Shell.Ended adopt() throws IOException {
        Shell.Ended ended = run("cargo update --workspace");
        adopted = Files.readAllBytes(folder.resolve("Cargo.lock"));
        return ended;
    }

    /** Back to the lockfile as it was taken over. */
    void reset() throws IOException {
        Files.write(folder.resolve("Cargo.lock"), adopted);
    }

    Shell.Ended run(String command) throws IOException {
        return Shell.run(folder, List.of(command.split(" ")), environment);
    }

    Lockfile lockfile() throws IOException {
        return LockfileParser.parse(Files.readAllBytes(folder.resolve("Cargo.lock")), LockfileLimits.DEFAULT);
    }
}
