package dev.rustsecd.yank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The crates of the index of 2026 as a service first sees them; needs {@code rustsecd.shared}, {@code tar} and {@code zstd}. */
final class IndexCorpus {
    /** The day of the index. */
    static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

    private static final Pattern LINE =
            Pattern.compile("\\{\"name\": ?\"(?<name>[^\"]+)\", ?\"vers\": ?\"(?<vers>[^\"]+)\".*"
                    + "\"yanked\": ?(?<yanked>true|false).*\"pubtime\": ?\"(?<at>[^\"]+)\".*");

    private IndexCorpus() {}

    static Collection<CrateBuilder> crates() throws IOException {
        Path archive = Path.of(System.getProperty("rustsecd.shared"), "corpus", "crates-index-2026.tar.zst");
        Process tar = new ProcessBuilder("tar", "--zstd", "-xOf", archive.toString()).start();
        Map<String, CrateBuilder> crates = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(tar.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    add(crates, matcher);
                }
            }
        }
        return crates.values();
    }

    private static void add(Map<String, CrateBuilder> crates, Matcher line) {
        CrateBuilder crate = crates.computeIfAbsent(
                line.group("name"), name -> CrateBuilder.aCrate(name).firstLoaded(DAY));
        crate.version(line.group("vers"), Instant.parse(line.group("at")));
        if (line.group("yanked").equals("true")) {
            crate.yanked(line.group("vers"), null);
        }
    }
}
