package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rustsecd.ingest.fixtures.FakeRegistry;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.lockfile.LockfileCorpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fresh process answers to the corpus, with plans, is byte for byte what a warm one does, in any order. */
@Tag("corpus")
class FirstAnswersCorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("rustsecd.shared"), "corpus");

    /** So often is asked until nothing is pending; each question brings up to its limit of crates. */
    private static final int ROUNDS = 20;

    @TempDir
    private static Path folder;

    private static SortedMap<String, byte[]> lockfiles = new TreeMap<>();

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        String archive = CORPUS.resolve("crates-index-2026.tar.zst").toString();
        Process tar = new ProcessBuilder("tar", "--zstd", "-xf", archive, "-C", folder.toString())
                .inheritIO()
                .start();
        assertEquals(0, tar.waitFor());
        lockfiles = new TreeMap<>(LockfileCorpus.lockfiles());
        ExpectedFindings expected = new ExpectedFindings();
        lockfiles.keySet().removeIf(expected::isRefused);
        assertFalse(lockfiles.isEmpty());
    }

    @Test
    void withAWholeIndex() {
        String index = "dir+" + folder.resolve("crates-index-2026");
        SortedMap<String, String> cold;
        try (ProgramProcess first = start(index)) {
            first.await(() -> first.get("/v1/status").body().contains("\"crates\":900,"));
            cold = answers(first, lockfiles.keySet());
            assertSame(cold, answers(first, lockfiles.keySet()));
        }
        assertFreshIsSame(index, cold);
    }

    @Test
    void onDemandOnceNothingIsPending() throws IOException {
        try (FakeRegistry registry = FakeRegistry.start(TestDatabase.vertx())) {
            serve(registry);
            SortedMap<String, String> warm;
            try (ProgramProcess first = start(registry.address())) {
                Set<String> pending = new TreeSet<>(lockfiles.keySet());
                for (int round = 0; round < ROUNDS && !pending.isEmpty(); round++) {
                    pending.removeIf(name -> !isPending(ask(first, name)));
                }
                assertEquals(Set.of(), pending);
                warm = answers(first, lockfiles.keySet());
            }
            assertFreshIsSame(registry.address(), warm);
        }
    }

    private static void assertFreshIsSame(String index, SortedMap<String, String> answers) {
        try (ProgramProcess fresh = start(index)) {
            List<String> names = new ArrayList<>(lockfiles.keySet());
            Collections.reverse(names);
            assertSame(answers, answers(fresh, names));
        }
    }

    private static void assertSame(SortedMap<String, String> some, SortedMap<String, String> others) {
        Set<String> differing = new TreeSet<>(some.keySet());
        differing.removeIf(name -> Objects.equals(some.get(name), others.get(name)));
        assertEquals(Set.of(), differing);
    }

    private static ProgramProcess start(String index) {
        Path data = folder.resolve(index.startsWith("dir+") ? "whole" : "demand");
        ProgramProcess program = ProgramProcess.start(
                data,
                Map.of(),
                "--advisory-db=" + CORPUS.resolve("advisory-db.bundle"),
                "--registry-index=" + index,
                "--max-commit-age=P3650D");
        program.await(() -> program.get("/v1/status").body().contains("\"seed\":false"));
        return program;
    }

    private static SortedMap<String, String> answers(ProgramProcess program, Collection<String> names) {
        SortedMap<String, String> answers = new TreeMap<>();
        names.forEach(name -> answers.put(name, ask(program, name).body()));
        return answers;
    }

    private static HttpResponse<String> ask(ProgramProcess program, String name) {
        HttpResponse<String> answer = program.post("/v1/audit?wait=PT30S", Objects.requireNonNull(lockfiles.get(name)));
        assertEquals(200, answer.statusCode(), name);
        return answer;
    }

    private static boolean isPending(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("").contains("no-store");
    }

    private static void serve(FakeRegistry registry) throws IOException {
        Path index = folder.resolve("crates-index-2026");
        try (Stream<Path> files = Files.walk(index)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    registry.put(index.relativize(file).toString(), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
