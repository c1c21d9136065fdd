package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.GitBundle;
import dev.rustsecd.fixtures.GitBundle.Entry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compatible surfaces on the real advisory database, beside what RustSec publishes of the same commits. */
@Tag("corpus")
class CorpusCompatibleTest {
    private static final Path BUNDLE = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle");

    @TempDir
    private static Path folder;

    private static GitBundle database;
    private static ProgramProcess program;

    /** The files of the {@code osv} branch, by id. */
    private static final Map<String, String> PUBLISHED = new TreeMap<>();

    @BeforeAll
    static void start() throws IOException {
        database = GitBundle.cloned(BUNDLE, folder);
        Map<String, String> blobs = database.tree("osv", "crates").stream()
                .collect(Collectors.toMap(entry -> fileName(entry.path()), Entry::blob));
        Map<String, byte[]> contents = database.contents(new TreeSet<>(blobs.values()));
        blobs.forEach((id, blob) ->
                PUBLISHED.put(id, new String(Objects.requireNonNull(contents.get(blob)), StandardCharsets.UTF_8)));
        program = ProgramProcess.start(
                folder.resolve("data"),
                Map.of(),
                "--advisory-db=" + BUNDLE,
                "--max-commit-age=P36500D",
                "--max-staleness=P365D");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void everyRecordOfAPackageEqualsTheFileOfTheOsvBranch() throws IOException {
        Map<String, JsonObject> ours = new TreeMap<>();
        for (String name : packages().keySet()) {
            new JsonArray(get("/packages/" + name + ".json").body())
                    .forEach(record -> ours.put(((JsonObject) record).getString("id"), (JsonObject) record));
        }
        List<String> different = new ArrayList<>();
        Map<String, JsonObject> exported = new TreeMap<>(ours);
        exported.keySet().removeIf(id -> !id.startsWith("RUSTSEC-"));
        exported.forEach((id, record) -> {
            if (!record.equals(new JsonObject(published(id)))) {
                different.add(id);
            }
        });
        assertEquals(List.of(), different);
        assertEquals(1_205, exported.size());
        assertEquals(1_225, ours.size());
        assertEquals(
                13,
                ours.values().stream().filter(r -> r.containsKey("withdrawn")).count());
    }

    @Test
    void everyFileOfAPackageIsItsRecordsNewestFirstToTheByte() throws IOException {
        Map<String, List<String>> packages = packages();
        Map<String, LocalDate> created = new HashMap<>();
        database.creationDays("main", "crates", "rust").forEach((path, day) -> created.put(path, day));
        int whole = 0;
        for (Map.Entry<String, List<String>> ofPackage : packages.entrySet()) {
            List<String> ids = ofPackage.getValue().stream()
                    .sorted(Comparator.<String, LocalDate>comparing(created::get)
                            .reversed()
                            .thenComparing(CorpusCompatibleTest::fileName))
                    .map(CorpusCompatibleTest::fileName)
                    .toList();
            String file = get("/packages/" + ofPackage.getKey() + ".json").body();
            assertEquals(ids, idsOf(new JsonArray(file)), ofPackage.getKey());
            if (PUBLISHED.keySet().containsAll(ids)) {
                assertEquals(array(ids), file, ofPackage.getKey());
                whole++;
            }
        }
        assertEquals(911, packages.size());
        assertEquals(908, whole);
    }

    @Test
    void everyRecordOfTheApiIsThePublishedOneWithoutWhatIsEmpty() throws IOException {
        int same = 0;
        for (Map.Entry<String, List<String>> ofPackage : packages().entrySet()) {
            for (String id : ofPackage.getValue().stream()
                    .map(CorpusCompatibleTest::fileName)
                    .toList()) {
                HttpResponse<String> answer = get("/v1/vulns/" + id);
                assertEquals(id.startsWith("RUSTSEC-") ? 200 : 404, answer.statusCode(), id);
                if (answer.statusCode() == 200) {
                    JsonObject expected = withoutEmptyLists(new JsonObject(published(id)));
                    JsonObject record = new JsonObject(answer.body());
                    assertEquals("1.7.5", record.remove("schema_version"));
                    assertEquals(expected, record);
                    same++;
                }
            }
        }
        assertEquals(1_205, same);
    }

    @Test
    void dumpsHaveEveryRecordOfTheApi() throws IOException {
        HttpResponse<byte[]> archive = program.bytes("/osv/crates.io/all.zip");
        List<String> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                String record = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                String id = file.getName().replace(".json", "");
                files.add(id);
                assertEquals(get("/v1/vulns/" + id).body(), record);
            }
        }
        List<String> lines =
                get("/osv/crates.io/modified_id.csv").body().lines().toList();
        assertEquals(1_205, files.size());
        assertEquals(
                files, lines.stream().map(line -> line.split(",")[1]).sorted().toList());
        assertEquals(
                lines.stream()
                        .map(line -> line.split(",")[0])
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                lines.stream().map(line -> line.split(",")[0]).toList());
    }

    @Test
    void compressedFormsAreSmallerAndTheSame() {
        HttpResponse<byte[]> gzip = program.bytes("/packages/wasmtime.json", "Accept-Encoding", "gzip");
        HttpResponse<byte[]> plain = program.bytes("/packages/wasmtime.json");
        assertTrue(gzip.body().length * 3 < plain.body().length, () -> gzip.body().length + " bytes");
    }

    /** The paths of the advisories of each package. */
    private static Map<String, List<String>> packages() throws IOException {
        List<Entry> files = new ArrayList<>(database.tree("main", "crates"));
        files.addAll(database.tree("main", "rust"));
        return files.stream()
                .map(Entry::path)
                .collect(Collectors.groupingBy(path -> path.split("/")[1], TreeMap::new, Collectors.toList()));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.(json|md)$", "");
    }

    private static String published(String id) {
        return Objects.requireNonNull(PUBLISHED.get(id), id);
    }

    private static List<String> idsOf(JsonArray records) {
        return records.stream()
                .map(record -> ((JsonObject) record).getString("id"))
                .toList();
    }

    private static String array(List<String> ids) {
        return ids.stream()
                .map(id -> published(id).lines().map(line -> "  " + line).collect(Collectors.joining("\n")))
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static JsonObject withoutEmptyLists(JsonObject record) {
        JsonObject affected = record.getJsonArray("affected").getJsonObject(0);
        for (JsonObject object : List.of(record, affected)) {
            object.getMap().values().removeIf(new JsonArray()::equals);
            object.getMap().values().removeIf(List.of()::equals);
        }
        return record;
    }

    private static HttpResponse<String> get(String path) {
        return program.get(path);
    }
}
