package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says of the packages of every lockfile is what the lines of two real indexes say; plans included. */
@Tag("corpus")
class CorpusYankTest {
    private static final Path CORPUS = Path.of(System.getProperty("rustsecd.shared"), "corpus");
    private static final Pattern LINE = Pattern.compile(
            "\\{\"name\": ?\"(?<name>[^\"]+)\", ?\"vers\": ?\"(?<vers>[^\"]+)\".*\"yanked\": ?(?<yanked>true|false).*");

    private final ExpectedFindings corpus = new ExpectedFindings();

    @TempDir
    private Path folder;

    @Test
    void everyPackageIsAsTheIndexOf2019HasIt() throws IOException {
        String bundle = CORPUS.resolve("crates-index-2019.bundle").toString();
        Path repository = folder.resolve("index.git");
        run("git", "clone", "--quiet", "--bare", "--branch", "registry", bundle, repository.toString());
        Map<String, Boolean> yanked = yanked("git", "--git-dir", repository.toString(), "archive", "registry");
        assertTrue(yanked.size() > 184_000, () -> "versions: " + yanked.size());
        assertEveryLockfile("git+" + bundle + "#registry", 31_839, yanked);
    }

    @Test
    void everyPackageIsAsTheIndexOf2026HasIt() throws IOException {
        String archive = CORPUS.resolve("crates-index-2026.tar.zst").toString();
        run("tar", "--zstd", "-xf", archive, "-C", folder.toString());
        Map<String, Boolean> yanked = yanked("tar", "--zstd", "-xOf", archive);
        assertEquals(2_102, yanked.values().stream().filter(state -> state).count());
        assertEveryLockfile("dir+" + folder.resolve("crates-index-2026"), 900, yanked);
    }

    private void assertEveryLockfile(String index, int crates, Map<String, Boolean> yanked) {
        int packages = 0;
        int found = 0;
        try (ProgramProcess program = ProgramProcess.start(
                folder.resolve("data"),
                Map.of(),
                "--advisory-db=" + CORPUS.resolve("advisory-db.bundle"),
                "--registry-index=" + index)) {
            program.await(() -> program.get("/v1/status").body().contains("\"crates\":" + crates + ","));
            for (String file : corpus.files()) {
                if (!corpus.isRefused(file)) {
                    Set<String> asked = packages(corpus.lockfile(file));
                    HttpResponse<String> told = program.post("/v1/audit", corpus.lockfile(file));
                    assertEquals(200, told.statusCode(), file);
                    JsonObject answer = new JsonObject(told.body());
                    Set<String> expected = with(asked, yanked, true);
                    assertEquals(expected, yankedIn(answer), file);
                    assertEquals(with(asked, yanked, null), missingIn(answer), file);
                    packages += asked.size();
                    found += expected.size();
                }
            }
        }
        System.out.printf("%s: %d packages, %d of them yanked%n", index, packages, found);
        assertTrue(found > 0);
    }

    /** The packages of which the index says this; null: nothing. */
    private static Set<String> with(Set<String> packages, Map<String, Boolean> yanked, @Nullable Boolean state) {
        return packages.stream()
                .filter(one -> state == null ? !yanked.containsKey(one) : state.equals(yanked.get(one)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> packages(byte[] lockfile) {
        return LockfileParser.parse(lockfile, LockfileLimits.DEFAULT).packages().stream()
                .filter(LockedPackage::isCratesIo)
                .map(locked -> label(locked.name(), locked.versionText()))
                .collect(Collectors.toSet());
    }

    private static Set<String> yankedIn(JsonObject answer) {
        return answer.getJsonArray("yanked").stream()
                .map(one -> label(((JsonObject) one).getJsonObject("package")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missingIn(JsonObject answer) {
        return answer.getJsonArray("not_in_registry").stream()
                .map(one -> label((JsonObject) one))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String label(JsonObject named) {
        return label(named.getString("name"), named.getString("version"));
    }

    private static String label(String name, String version) {
        return CrateName.canonical(name) + '@' + version;
    }

    /** Whether each version of an index is yanked, read without the program; of two lines of one version the later counts. */
    private static Map<String, Boolean> yanked(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Boolean> yanked = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // Before the first line of a file an archive has zeroes and the header of the file.
                Matcher matcher = LINE.matcher(line.substring(Math.max(0, line.indexOf("{\"name\""))));
                if (matcher.matches()) {
                    yanked.put(
                            label(matcher.group("name"), matcher.group("vers")),
                            matcher.group("yanked").equals("true"));
                }
            }
        }
        return yanked;
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(List.of(command) + ": exit " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
