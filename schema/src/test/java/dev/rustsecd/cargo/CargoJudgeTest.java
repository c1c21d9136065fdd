package dev.rustsecd.cargo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.cargo.CargoJudge.Judgement;
import dev.rustsecd.lockfile.LockfileCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real cargo carries out the plans of real lockfiles; what it says is in {@code target/cargo-judge.md}. */
@Tag("cargo")
class CargoJudgeTest {
    private static final int THREADS = 3;

    @TempDir
    Path temp = Path.of("set by JUnit");

    @Test
    void cargoDoesWhatThePlansPromise() throws Exception {
        AdvisoryCorpus advisories = new AdvisoryCorpus(temp);
        List<Judgement> judgements = new ArrayList<>(judge(RegistryIndex.of2019(temp), advisories));
        judgements.addAll(judge(RegistryIndex.of2026(temp), advisories));
        JudgeReport report = new JudgeReport(judgements);
        Files.writeString(Path.of("target", "cargo-judge.md"), report.text());
        assertTrue(judgements.size() >= 40, "lockfiles: " + judgements.size());
        assertEquals(List.of(), report.broken(), "what a plan promised and cargo did not do");
        assertEquals(List.of(), report.overlooked(), "ways out that no plan named");
    }

    private List<Judgement> judge(RegistryIndex index, AdvisoryCorpus advisories)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (LocalRegistry registry = new LocalRegistry(index.folder())) {
            List<Future<List<Judgement>>> all = new ArrayList<>();
            for (Map.Entry<String, byte[]> file : LockfileCorpus.lockfiles().entrySet()) {
                if (CargoWorkspace.isUsable(file.getValue(), index, advisories)) {
                    all.add(threads.submit(() -> judge(file, index, registry, advisories)));
                }
            }
            List<Judgement> judgements = new ArrayList<>();
            for (Future<List<Judgement>> one : all) {
                judgements.addAll(one.get());
            }
            return judgements;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Nothing for a lockfile that cargo does not take over. */
    private List<Judgement> judge(
            Map.Entry<String, byte[]> file, RegistryIndex index, LocalRegistry registry, AdvisoryCorpus advisories)
            throws IOException {
        Path home = temp.resolve(
                "cargo-" + index.year() + '-' + Thread.currentThread().getName());
        Path folder = temp.resolve(index.year() + '-' + file.getKey());
        CargoWorkspace workspace = CargoWorkspace.make(folder, file.getValue(), registry.source(), home);
        return workspace.adopt().ok()
                ? List.of(new CargoJudge(workspace, index, advisories).judge(file.getKey()))
                : List.of();
    }
}
