package dev.rustsecd.fix.world;

import dev.rustsecd.fix.world.MadeRelease.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The registry of a world as the files of a sparse index. */
public final class WorldIndex {
    private static final String CHECKSUM = "0".repeat(64);

    private WorldIndex() {}

    /** Writes them into a folder. */
    public static void write(World world, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), "{\"dl\":\"http://127.0.0.1:1/\"}");
        for (Map.Entry<String, List<MadeRelease>> crate : world.crates().entrySet()) {
            String name = crate.getKey();
            Path parent = Files.createDirectories(
                    folder.resolve(String.valueOf(name.length())).resolve(name.substring(0, 1)));
            String lines = crate.getValue().stream().map(WorldIndex::line).collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(parent.resolve(name), lines);
        }
    }

    // Source: Cargo reference, "Registry Index", JSON schema; version 2 has the features that say "dep:".
    private static String line(MadeRelease release) {
        String needs = release.needs().stream().map(WorldIndex::need).collect(Collectors.joining(","));
        String features = release.features().entrySet().stream()
                .map(one -> quoted(one.getKey()) + ":" + texts(one.getValue()))
                .collect(Collectors.joining(","));
        return "{\"name\":%s,\"vers\":%s,\"deps\":[%s],\"cksum\":\"%s\",\"features\":{},\"features2\":{%s},\"yanked\":%s,\"v\":2}"
                .formatted(
                        quoted(release.crate()),
                        quoted(release.version().toString()),
                        needs,
                        CHECKSUM,
                        features,
                        release.yanked());
    }

    private static String need(Need need) {
        return ("{\"name\":%s,\"req\":%s,\"features\":%s,\"optional\":%s,\"default_features\":%s,\"target\":null,"
                        + "\"kind\":\"normal\"}")
                .formatted(
                        quoted(need.crate()),
                        quoted(need.requirement()),
                        texts(need.features()),
                        need.optional(),
                        need.defaults());
    }

    private static String texts(List<String> all) {
        return all.stream().map(WorldIndex::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
