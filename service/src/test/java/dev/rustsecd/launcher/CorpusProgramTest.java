package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on the real advisory database. */
@Tag("corpus")
class CorpusProgramTest {
    private static final Path CORPUS = Path.of(System.getProperty("rustsecd.shared"), "corpus");
    private static final String[] WORDS = {
        "--advisory-db=" + CORPUS.resolve("advisory-db.bundle"), "--max-commit-age=P36500D", "--max-staleness=P365D"
    };

    @TempDir
    private Path dataDir;

    /** Every finding of every lockfile, over HTTP, against what two others found. */
    @Test
    void everyLockfileGetsExactlyTheExpectedFindings() {
        ExpectedFindings expected = new ExpectedFindings();
        try (ProgramProcess program = ProgramProcess.start(dataDir, Map.of(), WORDS)) {
            for (String file : expected.files()) {
                HttpResponse<String> answer = program.post("/v1/audit", expected.lockfile(file));
                assertEquals(expected.isRefused(file) ? 400 : 200, answer.statusCode(), file);
                if (!expected.isRefused(file)) {
                    assertEquals(expected.of(file), ExpectedFindings.in(answer.body()), file);
                }
            }
            assertEquals(239, expected.files().size());
        }
    }

    /** Whenever it is killed while it takes the whole database in, the next start serves all of it or still nothing. */
    @Test
    void killedAtAnyMomentOfAnIngestItLosesNothing() {
        Random random = new Random(10);
        for (int round = 0; round < 10; round++) {
            Path fresh = dataDir.resolve("round " + round);
            ProgramProcess killed = ProgramProcess.start(fresh, Map.of(), WORDS);
            LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(9_500)).toNanos());
            killed.kill();
            try (ProgramProcess next = ProgramProcess.start(fresh, Map.of(), WORDS)) {
                String status = next.get("/v1/status").body();
                assertTrue(status.contains("\"count\":1225,"), status);
                assertTrue(status.contains("\"quarantine\":[]"), status);
            }
        }
    }
}
