package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.lockfile.LockfileCorpus;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same of real lockfiles, and of the texts that were once called clean and are not. */
@Tag("corpus")
class CleanClaimCorpusTest {
    private static final int INPUTS = 12_000;

    /** A TOML reader takes seconds for the largest files; these have all oddities too. */
    private static final int MAX_BYTES = 40_000;

    private static List<byte[]> texts() throws IOException {
        List<byte[]> texts = new ArrayList<>();
        LockfileCorpus.lockfiles().values().stream()
                .filter(text -> text.length <= MAX_BYTES)
                .forEach(texts::add);
        Path faults = Path.of(System.getProperty("rustsecd.shared"), "corpus", "faults");
        try (Stream<Path> files = Files.list(faults)) {
            for (Path file : files.filter(one -> !one.endsWith("README.md")).toList()) {
                texts.add(Files.readAllBytes(file));
            }
        }
        return texts;
    }

    @Test
    void damagedRealLockfilesAreCleanOnlyWhereEverythingIsThere() throws IOException {
        List<byte[]> texts = texts();
        Random random = new Random(239);
        Snapshot nothing = aSnapshot().build();
        int clean = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] text = texts.get(i % texts.size());
            byte[] sent = i < texts.size() ? text : CleanClaim.damaged(text, random);
            if (CleanClaim.verdict(sent, nothing).equals(Optional.of(Verdict.CLEAN))) {
                clean++;
                assertEquals(
                        Optional.empty(), CleanClaim.objection(sent), () -> new String(sent, StandardCharsets.UTF_8));
            }
        }
        int called = clean;
        assertTrue(called > INPUTS / 20, () -> "called clean: " + called);
    }
}
